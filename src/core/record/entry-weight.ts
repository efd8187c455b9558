import type { HeaderList, LogEntry } from '../../shared/log-entry.ts'

/** What any entry takes, with its place in the log. */
const fieldsBytes = 300

/** What an entry takes in memory, or in a message, roughly, in bytes. */
export function weightOf(entry: LogEntry): number {
  return fieldsBytes + contentOf(entry)
}

function contentOf(entry: LogEntry): number {
  switch (entry.kind) {
    case 'request':
      return textOf(entry.request.url, entry.request.headers)
    case 'wire': {
      const { event } = entry
      if (event.type === 'failure') return event.failure.message.length
      const head = 'head' in event ? event.head : undefined
      return head === undefined ? 0 : textOf(head.url, head.headers)
    }
    case 'delivered':
    case 'withheld': {
      const { response, responseHeaders } = entry.event
      const headers = responseHeaders === undefined ? [] : Object.entries(responseHeaders)
      return (response?.kind === 'bytes' ? response.bytes.byteLength : 0) + textOf(entry.event.url, headers)
    }
    case 'console':
      return entry.text.length
    case 'annotation':
      return entry.annotation.note?.length ?? 0
    default:
      return 0
  }
}

const textOf = (url: string, headers: HeaderList): number =>
  headers.reduce((sum, [name, value]) => sum + name.length + value.length, url.length)
