import type { LogEvent } from '../../shared/log-entry.ts'
import { maxUrlCharacters } from '../../shared/request-limits.ts'

/** An app can make no text of its requests longer than this, and the window relies on it. */
const mostCharacters = maxUrlCharacters
const mostOf = new Map<string, number>([
  ['method', 64],
  ['httpVersion', 64],
  ['protocol', 256],
  ['statusText', 1024],
  ['callSite', 1024],
  ['source', 1024],
  ['note', 4000],
  ['fix', 4000],
])

/** The same event with its texts cut where they are longer than any that an app could have caused. Bytes stay whole. */
export function withinTexts<Event extends LogEvent>(event: Event): Event {
  if (fits(event, '')) return event
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- texts become texts, all else stays what it is
  return cut(event, '') as Event
}

function fits(value: unknown, name: string): boolean {
  if (typeof value === 'string') return value.length <= (mostOf.get(name) ?? mostCharacters)
  if (Array.isArray(value)) return value.every((part) => fits(part, ''))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true
  return Object.entries(value).every(([key, part]: [string, unknown]) => fits(part, key))
}

function cut(value: unknown, name: string): unknown {
  if (typeof value === 'string') {
    const most = mostOf.get(name) ?? mostCharacters
    return value.length > most ? `${value.slice(0, most - 1)}…` : value
  }
  if (Array.isArray(value)) return value.map((part: unknown) => cut(part, ''))
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => [key, cut(part, key)]),
  )
}
