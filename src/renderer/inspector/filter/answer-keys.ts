import type { Row } from '../rows/row.ts'
import { parseBytes, parseDuration, parseStatus } from './amounts.ts'
import type { FilterContext } from './filter.ts'
import type { FilterKey } from './filter-key.ts'
import { choiceKey, textKey } from './filter-key.ts'

/** How long a request took, or has run so far, in milliseconds. */
const elapsedMs = (row: Row, context: FilterContext): number =>
  (row.endedAtMs ?? Math.max(context.nowMs, row.startedAtMs)) - row.startedAtMs

const noSize = 'takes a size such as 1mb, 500kb or 2000'
const noTime = 'takes a time such as 2s, 300ms or 1m'

/** Keys that look at what came of it. */
export const answerKeys: readonly FilterKey[] = [
  {
    name: 'status',
    help: 'answered with this status',
    examples: ['404', '4xx', '500-599', '>=400'],
    offerOf: (row) => row.head?.status.toString(),
    compile: (value) => {
      const isMeant = parseStatus(value)
      if (isMeant === undefined) return 'status: takes a number, 4xx, 400-499 or >=400'
      return (row) => row.head !== undefined && isMeant(row.head.status)
    },
  },
  textKey({
    name: 'type',
    help: 'answered with this in their Content-Type',
    examples: ['json', 'image/'],
    textOf: (row) => row.head?.contentType,
    match: 'has',
  }),
  choiceKey(
    { name: 'phase', help: 'whose listener got an event of this phase last' },
    {
      began: { help: 'the response has begun', matches: (row) => row.phase === 'began' },
      progress: { help: 'something came or went', matches: (row) => row.phase === 'progress' },
      ended: { help: 'it is over', matches: (row) => row.phase === 'ended' },
    },
  ),
  textKey({
    name: 'code',
    help: 'that failed with this code',
    examples: ['timed_out', 'connection_refused'],
    textOf: (row) => row.failure?.code,
    match: 'is',
  }),
  choiceKey(
    { name: 'by', help: 'cancelled by' },
    {
      app: { help: 'the app itself', matches: (row) => row.cancelledBy === 'app' },
      inspector: { help: 'you', matches: (row) => row.cancelledBy === 'inspector' },
      relaunch: { help: 'a relaunch', matches: (row) => row.cancelledBy === 'relaunch' },
      close: { help: 'closing the app', matches: (row) => row.cancelledBy === 'close' },
    },
  ),
  {
    name: 'larger-than',
    help: 'that received more than',
    examples: ['1mb', '500kb'],
    compile: (value) => {
      const sizeBytes = parseBytes(value)
      return sizeBytes === undefined ? `larger-than: ${noSize}` : (row) => row.receivedBytes > sizeBytes
    },
  },
  {
    name: 'smaller-than',
    help: 'that received less than',
    examples: ['10kb', '1mb'],
    compile: (value) => {
      const sizeBytes = parseBytes(value)
      if (sizeBytes === undefined) return `smaller-than: ${noSize}`
      return (row) => row.head !== undefined && row.receivedBytes < sizeBytes
    },
  },
  {
    name: 'slower-than',
    help: 'that took, or have run, longer than',
    examples: ['2s', '300ms'],
    needs: 'time',
    compile: (value) => {
      const timeMs = parseDuration(value)
      if (timeMs === undefined) return `slower-than: ${noTime}`
      return (row, context) => elapsedMs(row, context) > timeMs
    },
  },
  {
    name: 'faster-than',
    help: 'that were over in less than',
    examples: ['100ms', '1s'],
    compile: (value) => {
      const timeMs = parseDuration(value)
      if (timeMs === undefined) return `faster-than: ${noTime}`
      return (row) => row.endedAtMs !== undefined && row.endedAtMs - row.startedAtMs < timeMs
    },
  },
  textKey({
    name: 'protocol',
    help: 'answered by this version of HTTP',
    examples: ['1.1', 'http/2'],
    textOf: (row) => (row.head === undefined ? undefined : `http/${row.head.httpVersion}`),
    match: 'has',
  }),
  textKey({
    name: 'address',
    help: 'answered from this address',
    examples: ['127.0.0.1', '::1'],
    textOf: (row) => row.remoteAddress,
    match: 'has',
  }),
]
