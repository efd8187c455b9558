import { expect, it } from 'vitest'
import { begin, ended } from '../../../test/support/log-events.ts'
import { byteCodec } from '../../core/har/byte-codec.ts'
import type { LogEntry, LogEvent } from '../log-entry.ts'
import { withoutSensitive } from './without-sensitive.ts'

const words = 'see http://me:secret@a.test/'

const failure: LogEvent = {
  kind: 'wire',
  exchangeId: 'a',
  event: { type: 'failure', failure: { code: 'UNKNOWN', message: words } },
}

function wordsAfter(...events: readonly LogEvent[]): string | undefined {
  const last = ended('a')
  if (last.kind !== 'delivered') throw new Error('unreachable')
  const response = { kind: 'bytes', bytes: byteCodec.fromText(words) } as const
  const all = [begin('a'), ...events, { ...last, event: { ...last.event, isError: true, response } }]
  const { entries } = withoutSensitive(
    {
      project: { name: 'a', path: '/home/me/a', hosts: [] },
      profile: 'linux',
      isStrict: false,
      startedAtMs: 0,
      durationMs: 0,
      end: { by: 'finished' },
      errorCount: 0,
      entries: all.map((event, index): LogEntry => ({
        sequence: index + 1,
        atMs: 0,
        sessionId: 's',
        ...event,
      })),
      files: [],
    },
    byteCodec,
  )
  const open = entries.at(-1)
  const body = open?.kind === 'delivered' ? open.event.response : undefined
  return body?.kind === 'bytes' ? byteCodec.text(body.bytes) : undefined
}

it('[P19] the words of a failure lose the password that they quote', () => {
  expect(wordsAfter(failure)).toBe('see http://a.test/')
})

it('[P19] a body stays as it came, also where the platform calls its status an error', () => {
  expect(wordsAfter()).toBe(words)
})
