import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { begin, cancel, ended, line } from '../../../test/support/log-events.ts'
import type { LogEntry, LogEvent, RecordedEvent, RequestRecord } from '../../shared/log-entry.ts'
import type { RunRecord } from '../../shared/run/run-record.ts'
import type { RunVerdict } from '../../shared/run/run-verdict.ts'
import { limits } from './limits.ts'
import { renderReport } from './render-report.ts'

const fine: RunVerdict = { expectations: [], exitCode: 0, expectsErrors: false }

function recordOf(events: readonly LogEvent[], parts: Partial<RunRecord> = {}): RunRecord {
  return {
    project: { name: 'game', path: '/game', hosts: [] },
    profile: 'reference',
    isStrict: false,
    startedAtMs: Date.UTC(2026, 10, 20),
    durationMs: events.length,
    end: { by: 'finished' },
    errorCount: 0,
    entries: events.map((event, index): LogEntry => ({
      sequence: index + 1,
      atMs: index,
      sessionId: 's',
      ...event,
    })),
    files: [],
    ...parts,
  }
}

const requestOf = (exchangeId: string, request: Partial<RequestRecord>): LogEvent => {
  const event = begin(exchangeId)
  return event.kind === 'request' ? { ...event, request: { ...event.request, ...request } } : event
}

const end = (exchangeId: string): { readonly exchangeId: string; readonly event: RecordedEvent } => ({
  exchangeId,
  event: {
    phase: 'ended',
    isError: false,
    status: 200,
    url: 'http://example.com/',
    bytesTransferred: 0,
    bytesEstimated: 0,
  },
})

const done = (exchangeId: string): LogEvent => ({
  kind: 'wire',
  exchangeId,
  event: { type: 'response-end', receivedBytes: 0 },
})

function parse(page: string): Document {
  const { document } = new Window({ settings: { disableJavaScriptEvaluation: true } })
  document.write(page)
  return document
}

const textOf = (page: string): string => parse(page).body.textContent

describe('a report', () => {
  it('[R40] allows its own style sheet and nothing else', () => {
    const page = renderReport(recordOf([]), fine)
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    const policy = parse(page)
      .querySelector('meta[http-equiv="Content-Security-Policy"]')
      ?.getAttribute('content')
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`)
    expect(style).not.toMatch(/url\(|@import/)
    expect(parse(page).querySelectorAll('script, [style], link, img, iframe, form')).toHaveLength(0)
  })

  it('[R40] has the colours of the inspector', () => {
    const tokens = new Map(coloursOf('../../renderer/inspector/styles/tokens.css'))
    const used = coloursOf('report.css').filter(([name]) => !name.startsWith('--phase-'))
    expect(used).toEqual(used.map(([name]) => [name, tokens.get(name)]))
    expect(used.length).toBeGreaterThan(10)
  })

  it('[R42] tells how the run ended, what was expected, and what became of each request', () => {
    const text = textOf(
      renderReport(
        recordOf([begin('a'), ended('a', 12), begin('b'), cancel('b'), line('hello')], {
          end: { by: 'timeout', afterSeconds: 3 },
          files: [{ directory: 'DocumentsDirectory', name: 'a/b.png', sizeBytes: 7, sha256: 'ab12' }],
        }),
        { ...fine, expectations: [{ name: 'two requests', isMet: false, problem: 'There was 1.' }] },
      ),
    )
    expect(text).toContain('Timed out Still busy after 3 s.')
    expect(text).toContain('0 of 1 expectations met')
    expect(text).toContain('two requestsThere was 1.')
    expect(text).toContain('Cancelled by the app')
    expect(text).toContain('bytesTransferred12')
    expect(text).toContain('hello')
    expect(text).toContain('DocumentsDirectorya/b.png7 Bab12')
  })

  it('[R42] shows a withheld event as a ghost with its reason', () => {
    const withheld: LogEvent = { ...end('a'), kind: 'withheld', reason: 'no-listener' }
    const document = parse(renderReport(recordOf([begin('a'), withheld]), fine))
    expect(document.querySelectorAll('circle.event-withheld[cx]')).toHaveLength(3)
    expect(document.querySelector('.event[data-kind="withheld"]')?.textContent).toContain(
      'The request has no listener.',
    )
  })

  it('[R43] leaves out what lets somebody in, unless it is told to keep it', () => {
    const secret = requestOf('a', {
      url: 'http://player:geheim@example.com/',
      headers: [
        ['Authorization', 'Bearer geheim'],
        ['Cookie', 'sid=geheim'],
        ['Accept', 'text/plain'],
      ],
    })
    const record = recordOf([secret])
    const page = renderReport(record, fine)
    expect(page).not.toContain('geheim')
    expect(textOf(page)).toContain('Authorizationleft out')
    expect(textOf(page)).toContain('Accepttext/plain')
    const open = textOf(renderReport(record, fine, { withSensitive: true }))
    expect(open).toContain('Bearer geheim')
    expect(open).toContain('player:geheim@')
  })

  it('[R44] stays small with 10 000 requests, shows those that went wrong, and says what it leaves out', () => {
    const events = Array.from({ length: 10_000 }, (_, index) => `r${index}`).flatMap((id) => [
      begin(id),
      done(id),
      ended(id),
    ])
    const page = renderReport(recordOf([...events, begin('wrong'), cancel('wrong')]), fine)
    expect(page.length).toBeLessThan(8_000_000)
    expect(page.match(/<svg class="lanes"/g)).toHaveLength(limits.rows + limits.details)
    expect(page.match(/<details class="request">/g)).toHaveLength(limits.details)
    expect(page).toContain('id="request-10001"')
    expect(page).toContain('8,001 of 10,001 requests are left out here.')
    expect(page).toContain('9,701 of 10,001 requests are left out here.')
  })
})

function coloursOf(file: string): readonly (readonly [name: string, value: string])[] {
  const css = readFileSync(join(import.meta.dirname, file), 'utf8')
  const found = css.matchAll(/(--[a-z-]+): (light-dark\([^;]+);/g)
  return Array.from(found, ([, name = '', value = '']) => [name, value])
}
