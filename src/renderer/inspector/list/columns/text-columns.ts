import { formatBytes, formatCount } from '../../../../shared/describe/format-bytes.ts'
import { formatDuration, formatOffset } from '../../../../shared/describe/format-duration.ts'
import { cancelledByWords, failureWords } from '../../../../shared/describe/words.ts'
import type { Row } from '../../rows/row.ts'
import { addressOf } from '../cells/address.ts'
import type { Column } from './column.ts'

const span = (fromMs: number | undefined, toMs: number | undefined): string =>
  fromMs === undefined || toMs === undefined ? '' : formatDuration(toMs - fromMs)

const count = (value: number): string => (value === 0 ? '' : formatCount(value))

function text(
  key: string,
  label: string,
  title: string,
  read: (row: Row) => string,
  over: Partial<Column> = {},
): Column {
  return { key, label, title, widthPx: 120, leastPx: 48, text: read, ...over }
}

const number = { align: 'end', widthPx: 84 } as const

/** Columns whose cells are plain text. Most are hidden until somebody asks for them. */
export const textColumns: readonly Column[] = [
  text('method', 'Method', 'The HTTP method', (row) => row.request.method, { widthPx: 64 }),
  text('api', 'API', 'The function of the app’s API that made the request', (row) => row.request.api, {
    widthPx: 84,
  }),
  text('url', 'URL', 'The address as the app gave it', (row) => row.request.url, { widthPx: 320 }),
  text('host', 'Host', 'Host and port of the address', (row) => addressOf(row.request.url).host, {
    widthPx: 160,
  }),
  text('path', 'Path', 'Path and query of the address', (row) => addressOf(row.request.url).path, {
    widthPx: 220,
  }),
  text('scheme', 'Scheme', 'http or https', (row) => addressOf(row.request.url).scheme, { widthPx: 64 }),
  text('file', 'File', 'The file that the response is saved to', (row) => row.request.target?.name ?? '', {
    widthPx: 160,
  }),
  text(
    'directory',
    'Directory',
    'The directory of that file',
    (row) => row.request.target?.directory.replace(/Directory$/, '') ?? '',
  ),
  text('requestId', 'ID', 'What the log calls the request', (row) => row.id, { widthPx: 96 }),
  text('code', 'Error', 'Why the request failed', (row) => row.failure?.code ?? '', {
    widthPx: 150,
    tooltip: (row) =>
      row.failure === undefined ? '' : `${failureWords[row.failure.code]}: ${row.failure.message}`,
  }),
  text('cancelled-by', 'Cancelled by', 'Who cancelled the request', (row) =>
    row.cancelledBy === undefined ? '' : cancelledByWords[row.cancelledBy],
  ),
  text(
    'site',
    'Call site',
    'The line of the app that made the request',
    (row) => row.request.callSite ?? '',
    {
      widthPx: 130,
    },
  ),
  text('started', 'Started', 'Since the log began', (row) => formatOffset(row.startedAtMs), {
    ...number,
    widthPx: 96,
  }),
  text(
    'ended',
    'Ended',
    'Since the log began',
    (row) => (row.endedAtMs === undefined ? '' : formatOffset(row.endedAtMs)),
    { ...number, widthPx: 96 },
  ),
  text(
    'first-byte',
    'First byte',
    'When the response’s head came, since the log began',
    (row) => (row.wire.headAtMs === undefined ? '' : formatOffset(row.wire.headAtMs)),
    { ...number, widthPx: 96 },
  ),
  text(
    'latency',
    'Latency',
    'From the start to the response’s head',
    (row) => span(row.startedAtMs, row.wire.headAtMs),
    number,
  ),
  text(
    'protocol',
    'Protocol',
    'The version of HTTP that the server spoke',
    (row) => (row.head === undefined ? '' : `HTTP/${row.head.httpVersion}`),
    { widthPx: 76 },
  ),
  text('address', 'Remote address', 'Where the connection led', (row) => row.remoteAddress ?? '', {
    widthPx: 140,
  }),
  text(
    'type',
    'Type',
    'The content type of the response',
    (row) => row.head?.contentType?.split(';')[0] ?? '',
    {
      widthPx: 130,
      tooltip: (row) => row.head?.contentType ?? '',
    },
  ),
  text(
    'sent',
    'Sent',
    'Size of the request’s body',
    (row) => (row.request.bodySizeBytes === 0 ? '' : formatBytes(row.request.bodySizeBytes)),
    number,
  ),
  text('events', 'Events', 'Events that the listener got', (row) => count(row.deliveredEvents), {
    ...number,
    widthPx: 64,
  }),
  text('withheld', 'Withheld', 'Events that the platform kept from it', (row) => count(row.withheldEvents), {
    ...number,
    widthPx: 76,
  }),
  text('redirects', 'Redirects', 'Hops that were followed', (row) => count(row.redirects), {
    ...number,
    widthPx: 76,
  }),
  text('session', 'Launch', 'The launch of the app that made the request', (row) => row.sessionId, {
    widthPx: 96,
  }),
  text(
    'initiator',
    'Sent by',
    'The app, or a person from this window',
    (row) => (row.request.sentBy === 'inspector' ? 'Inspector' : 'App'),
    { widthPx: 84 },
  ),
]
