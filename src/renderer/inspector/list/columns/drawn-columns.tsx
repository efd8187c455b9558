import { formatBytes, formatExactBytes } from '../../../../shared/describe/format-bytes.ts'
import { formatDuration } from '../../../../shared/describe/format-duration.ts'
import { shorten } from '../../../../shared/describe/shorten.ts'
import { describeState, statusOf } from '../../../../shared/describe/status.ts'
import { isOpen } from '../../../../shared/exchange.ts'
import { progressOf } from '../../describe/progress.ts'
import { requestName } from '../../describe/request-name.ts'
import { CancelButton } from '../cells/cancel-button.tsx'
import { MarkCell } from '../cells/mark-cell.tsx'
import { NameCell } from '../cells/name-cell.tsx'
import { NoteCell } from '../cells/note-cell.tsx'
import { Elapsed } from '../elapsed.tsx'
import { ProgressCell } from '../progress-cell.tsx'
import { describePhases } from '../waterfall/describe-phases.ts'
import type { Column } from './column.ts'

/** Columns that show more than a text. */
export const drawnColumns: readonly Column[] = [
  {
    key: 'mark',
    label: 'State',
    title: 'How the request stands, and your mark',
    widthPx: 28,
    leastPx: 28,
    isIcon: true,
    isFixed: true,
    text: describeState,
    draw: (row) => <MarkCell row={row} />,
  },
  {
    key: 'status',
    label: 'Status',
    title: 'The number in the response’s first line',
    widthPx: 56,
    leastPx: 44,
    text: (row) => String(statusOf(row) ?? '–'),
    draw: (row) => <span className="status-number">{statusOf(row) ?? '–'}</span>,
    tooltip: (row) => (row.head === undefined ? '' : `${row.head.status} ${row.head.statusText}`),
  },
  {
    key: 'name',
    label: 'Name',
    title: 'The last part of the path, the query and the host',
    widthPx: 260,
    leastPx: 140,
    text: (row) => requestName(row.request.url).name,
    draw: (row) => <NameCell row={row} />,
    tooltip: (row) => shorten(row.request.url, 2000),
  },
  {
    key: 'progress',
    label: 'Progress',
    title: 'How much has come, and how it ended',
    widthPx: 170,
    leastPx: 90,
    text: (row) => progressOf(row).text,
    draw: (row) => <ProgressCell exchange={row} />,
  },
  {
    key: 'size',
    label: 'Size',
    title: 'Bytes of the response that came',
    widthPx: 76,
    leastPx: 52,
    align: 'end',
    text: (row) => formatBytes(row.head === undefined ? -1 : row.receivedBytes),
    tooltip: (row) => formatExactBytes(row.receivedBytes),
  },
  {
    key: 'time',
    label: 'Time',
    title: 'From the start to the end',
    widthPx: 76,
    leastPx: 52,
    align: 'end',
    text: (row) => (row.endedAtMs === undefined ? '' : formatDuration(row.endedAtMs - row.startedAtMs)),
    draw: (row) => <Elapsed exchange={row} />,
  },
  {
    key: 'waterfall',
    label: 'Waterfall',
    title: 'When each step of the request was done, on one time axis',
    widthPx: 180,
    leastPx: 80,
    isWordless: true,
    text: describePhases,
  },
  {
    key: 'note',
    label: 'Note',
    title: 'What you wrote to the request',
    widthPx: 160,
    leastPx: 60,
    text: (row) => row.annotation?.note ?? '',
    draw: (row) => <NoteCell row={row} />,
  },
  {
    key: 'cancel',
    label: 'Cancel',
    title: 'Ends an open request',
    widthPx: 28,
    leastPx: 28,
    isIcon: true,
    isFixed: true,
    isAction: true,
    text: () => '',
    draw: (row) => isOpen(row) && <CancelButton row={row} />,
  },
]
