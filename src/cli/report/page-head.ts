import { formatBytes, formatCount } from '../../shared/describe/format-bytes.ts'
import { formatDuration } from '../../shared/describe/format-duration.ts'
import { platformWords } from '../../shared/describe/profile-words.ts'
import { shorten } from '../../shared/describe/shorten.ts'
import { isOpen } from '../../shared/exchange.ts'
import { unreachable } from '../../shared/outcome.ts'
import type { ExpectationResult } from '../../shared/run/expectation-result.ts'
import type { RunEnd } from '../../shared/run/run-record.ts'
import { Html, markup } from './markup.ts'
import type { ReportParts } from './report-parts.ts'

/** What was run, how it ended, and the counts that tell whether one has to read on. */
export function pageHead({ record, verdict, exchanges, findings }: ReportParts): Html {
  const results = verdict.expectations
  const errorCount = verdict.expectsErrors ? 0 : record.errorCount
  const { title, tone, detail } = judgement(record.end, errorCount, results)
  const unmet = results.filter(({ isMet }) => !isMet).length
  const count = (isMeant: (exchange: (typeof exchanges)[number]) => boolean): number =>
    exchanges.filter(isMeant).length
  const failed = count(({ state }) => state === 'failed')
  const cancelled = count(({ state }) => state === 'cancelled')
  const refused = count(({ state, head }) => state === 'done' && (head?.status ?? 0) >= 400)
  const unended = count(isOpen)
  const bytes = exchanges.reduce((sum, { receivedBytes }) => sum + receivedBytes, 0)
  const started = new Date(record.startedAtMs).toISOString()
  return markup`<header class="page-head"><svg class="eclipse" viewBox="0 0 16 16" width="34" height="34" aria-hidden="true"><circle class="eclipse-corona" cx="8" cy="8" r="6.25"/><circle class="eclipse-disc" cx="8" cy="8" r="3.6"/></svg><div><h1>${shorten(record.project.name, 120)}</h1><p class="subline"><span>${platformWords[record.profile]} profile${record.isStrict ? ', strict' : ''}</span><time datetime="${started}">${started.slice(0, 19).replace('T', ' ')} UTC</time><span>took ${formatDuration(record.durationMs)}</span></p></div><p class="verdict" data-tone="${tone}"><strong>${title}</strong>${detail === undefined ? '' : markup` <span>${shorten(detail, 1000)}</span>`}</p></header><ul class="counts">${[
    stat(exchanges.length, exchanges.length === 1 ? 'request' : 'requests'),
    stat(refused, 'with status 400 or above', refused > 0 ? 'client-error' : undefined),
    stat(failed, 'failed', failed > 0 ? 'failed' : undefined),
    stat(cancelled, 'cancelled'),
    unended > 0 ? stat(unended, 'not ended', 'failed') : markup``,
    markup`<li><b>${formatBytes(bytes)}</b> received</li>`,
    stat(
      findings.length,
      findings.length === 1 ? 'finding' : 'findings',
      findings.length > 0 ? 'client-error' : undefined,
    ),
    stat(
      record.errorCount,
      record.errorCount === 1 ? 'error of the app' : 'errors of the app',
      errorCount > 0 ? 'failed' : undefined,
    ),
    results.length > 0
      ? markup`<li data-tone="${unmet > 0 ? 'failed' : 'success'}"><b>${results.length - unmet} of ${results.length}</b> expectations met</li>`
      : markup``,
  ]}</ul>`
}

const stat = (value: number, what: string, tone?: string): Html =>
  markup`<li${tone === undefined ? '' : markup` data-tone="${tone}"`}><b>${formatCount(value)}</b> ${what}</li>`

type Judgement = { readonly title: string; readonly tone: string; readonly detail?: string }

function judgement(end: RunEnd, errorCount: number, results: readonly ExpectationResult[]): Judgement {
  switch (end.by) {
    case 'finished':
    case 'until': {
      if (errorCount > 0) return { title: 'The app raised an error', tone: 'failed' }
      if (results.some(({ isMet }) => !isMet)) return { title: 'Not as expected', tone: 'failed' }
      if (results.length > 0) return { title: 'As expected', tone: 'success' }
      return { title: end.by === 'until' ? 'Ended at its time' : 'Ended by itself', tone: 'success' }
    }
    case 'timeout':
      return { title: 'Timed out', tone: 'failed', detail: `Still busy after ${end.afterSeconds} s.` }
    case 'interrupt':
      return { title: 'Interrupted', tone: 'cancelled' }
    case 'output':
      return {
        title: 'Ended early',
        tone: 'cancelled',
        detail: `Standard output takes nothing more (${end.code}).`,
      }
    case 'crash':
      return { title: 'The app’s host failed', tone: 'failed', detail: end.problem }
    case 'script':
      return { title: 'The script could not go on', tone: 'failed', detail: end.problem }
    default:
      return unreachable(end)
  }
}
