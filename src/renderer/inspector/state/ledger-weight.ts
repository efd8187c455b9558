import type { HeaderList, LogEntry } from '../../../shared/log-entry.ts'

/**
 * What an entry adds to the window's memory, roughly, in bytes. The ledger never forgets by itself: the log does, and
 * a ledger that has grown far beyond what the log keeps is read anew from there.
 */
export function weightOf(entry: LogEntry): number {
  return fieldsWeight + contentWeight(entry)
}

/** As far as a ledger may grow that was read anew when it held `freshWeight`. */
export const mostWeightAfter = (freshWeight: number): number => Math.max(leastLimit, 2 * freshWeight)

const fieldsWeight = 300
/** The log keeps 256 MiB of finished requests. */
const leastLimit = 768 * 1024 * 1024

function contentWeight(entry: LogEntry): number {
  switch (entry.kind) {
    case 'request':
      return textWeight(entry.request.url, entry.request.headers)
    case 'wire':
      return entry.event.type === 'response-head'
        ? textWeight(entry.event.head.url, entry.event.head.headers)
        : 0
    case 'delivered':
    case 'withheld':
      // Copied for each entry on its way here, the address of the request too.
      return entry.event.url.length + responseWeight(entry.event.response)
    default:
      return 0
  }
}

const textWeight = (url: string, headers: HeaderList): number =>
  headers.reduce((sum, [name, value]) => sum + name.length + value.length, url.length)

function responseWeight(response: Extract<LogEntry, { kind: 'delivered' }>['event']['response']): number {
  return response?.kind === 'bytes' ? response.bytes.byteLength : 0
}
