import { boundedRegex } from '../filter/bounded-regex.ts'
import type { ConsoleLine } from '../state/console-lines.ts'

export type ConsoleQuery = {
  readonly test: (line: ConsoleLine) => boolean
  /** Why the query is none; then every line passes. */
  readonly problem?: string
}

const everyLine = (): boolean => true

/** One line may be 64 KiB long: what is looked for stands near its beginning. */
const mostSearched = 16_384

/** Words that must all be in a line or its place, or a regular expression between slashes. Case does not matter. */
export function parseConsoleQuery(query: string): ConsoleQuery {
  const pattern = /^\/(.+)\/$/s.exec(query.trim())?.[1]
  if (pattern !== undefined) {
    const regex = boundedRegex(pattern, false)
    if (typeof regex === 'string') return { test: everyLine, problem: regex }
    return { test: ({ text, source = '' }) => regex.test(text) || regex.test(source) }
  }
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return { test: everyLine }
  return {
    test: ({ text, source = '' }) => {
      const searched = `${text.slice(0, mostSearched)}\n${source}`.toLowerCase()
      return words.every((word) => searched.includes(word))
    },
  }
}
