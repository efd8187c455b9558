import { isOpen } from '../../../shared/exchange.ts'
import { marks } from '../../../shared/log-entry.ts'
import type { FilterKey } from './filter-key.ts'
import { choiceKey, textKey } from './filter-key.ts'

/** `is:slow`. */
export const slowMs = 1000

const hasNote = (note: string | undefined): boolean => note !== undefined && note !== ''

/** Keys that look at how a request stands, and at what people wrote to it. */
export const stateKeys: readonly FilterKey[] = [
  choiceKey(
    { name: 'is', help: 'that are' },
    {
      open: { help: 'not over yet', matches: isOpen },
      queued: { help: 'on their way out', matches: (row) => row.state === 'queued' },
      waiting: { help: 'sent, without an answer yet', matches: (row) => row.state === 'sent' },
      receiving: {
        help: 'receiving their answer',
        matches: (row) => row.state === 'head' || row.state === 'body',
      },
      done: { help: 'answered to the end', matches: (row) => row.state === 'done' },
      failed: { help: 'failed on the way', matches: (row) => row.state === 'failed' },
      cancelled: { help: 'cancelled', matches: (row) => row.state === 'cancelled' },
      redirected: { help: 'sent on to another address', matches: (row) => row.redirects > 0 },
      reused: { help: 'on a connection of an earlier one', matches: (row) => row.wire.isReused === true },
      slow: {
        help: 'over after more than a second',
        matches: (row) => row.endedAtMs !== undefined && row.endedAtMs - row.startedAtMs > slowMs,
      },
      marked: { help: 'marked with a colour', matches: (row) => row.annotation?.mark !== undefined },
      noted: { help: 'with a note', matches: (row) => hasNote(row.annotation?.note) },
      resent: { help: 'sent again from here', matches: (row) => row.request.resendOf !== undefined },
      imported: {
        help: 'read from an archive',
        matches: (row, context) => context.isImported(row.sessionId),
      },
      withheld: { help: 'without some of their events', matches: (row) => row.withheldEvents > 0 },
      error: { help: 'told their listener isError', matches: (row) => row.hasErrorEvent },
    },
  ),
  choiceKey(
    { name: 'has', help: 'that have', needs: 'findings' },
    {
      body: { help: 'a body that was sent', matches: (row) => row.request.bodySizeBytes > 0 },
      file: { help: 'a file that they save to', matches: (row) => row.request.target !== undefined },
      finding: { help: 'a finding', matches: (row, context) => context.hasFinding(row) },
      note: { help: 'a note', matches: (row) => hasNote(row.annotation?.note) },
      mark: { help: 'a mark', matches: (row) => row.annotation?.mark !== undefined },
    },
  ),
  choiceKey(
    { name: 'mark', help: 'marked' },
    Object.fromEntries(
      marks.map((mark) => [mark, { help: `with ${mark}`, matches: (row) => row.annotation?.mark === mark }]),
    ),
  ),
  textKey({
    name: 'note',
    help: 'with this in their note',
    examples: ['todo'],
    textOf: (row) => row.annotation?.note,
    match: 'has',
    isUnique: true,
  }),
  {
    name: 'session',
    help: 'of this launch',
    examples: ['current', 'earlier'],
    offerOf: (row) => row.sessionId,
    needs: 'session',
    compile: (value) => {
      const wanted = value.toLowerCase()
      if (wanted === 'current') return (row, context) => row.sessionId === context.sessionId
      if (wanted === 'earlier') return (row, context) => row.sessionId !== context.sessionId
      return (row) => row.sessionId.toLowerCase() === wanted
    },
  },
  {
    name: 'header',
    help: 'with this in a header that is shown as a column',
    examples: ['content-encoding=gzip', 'x-request-id'],
    compile: (value) => {
      const [name = '', ...rest] = value.toLowerCase().split('=')
      const wanted = rest.join('=')
      return ({ headerValues }) =>
        headerValues !== undefined &&
        Object.entries(headerValues).some(
          ([key, text]) => key.slice(key.indexOf(':') + 1) === name && text.toLowerCase().includes(wanted),
        )
    },
  },
]
