export type MarkdownTable = {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The text below each heading of a level, by the heading, up to the next one. */
export function sectionsOf(text: string, level: '##' | '###'): ReadonlyMap<string, string> {
  const [, ...parts] = `\n${text}`.split(`\n${level} `)
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n')
      return [part.slice(0, end).trim(), part.slice(end).trim()]
    }),
  )
}

/** The first table of a text. */
export function tableOf(text: string): MarkdownTable {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.startsWith('|'))
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'))
  const [head = [], , ...rows] = lines.slice(start, length < 0 ? undefined : start + length).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  return { head, rows }
}
