import { setImmediate } from 'node:timers/promises'
import type { LogEntry } from '../../shared/log-entry.ts'
import type { EventLog } from '../record/event-log.ts'
import type { HarSource } from './write-har.ts'

export type HarSourceOptions = Pick<HarSource, 'run' | 'withBodies'> & {
  readonly log: Pick<EventLog, 'entriesAfter' | 'entriesOf'>
  /** Only these, with the life cycle of their sessions and without the console. */
  readonly exchangeIds?: readonly string[]
}

/** Others wait no longer for their turn. */
const sliceMs = 8

/**
 * What a log holds, as an archive is written from it. An archive begins with 0: when imported exchanges are older than the
 * log, its beginning moves to theirs.
 */
export async function harSourceOf({
  log,
  run,
  withBodies,
  exchangeIds,
}: HarSourceOptions): Promise<HarSource> {
  const { starts, others, findings } = await survey(log, exchangeIds && new Set(exchangeIds))
  const own = exchangeIds === undefined ? others : withoutStrangers(others, starts)
  const earliestMs = [...starts, ...own].reduce((least, { atMs }) => Math.min(least, atMs), 0)
  const moved = <T extends LogEntry>(entry: T): T =>
    earliestMs === 0 ? entry : { ...entry, atMs: entry.atMs - earliestMs }
  return {
    run: {
      ...run,
      startedAtMs: run.startedAtMs + earliestMs,
      durationMs: run.durationMs - earliestMs,
      errorCount: own.filter((entry) => entry.kind === 'console' && entry.isUncaught === true).length,
    },
    exchanges: starts.map(({ exchangeId, atMs }) => ({ exchangeId, startedAtMs: atMs - earliestMs })),
    entriesOf: (exchangeId) =>
      [...log.entriesOf(exchangeId), ...(findings.get(exchangeId) ?? [])]
        .toSorted((a, b) => a.sequence - b.sequence)
        .map(moved),
    others: own.map(moved),
    withBodies,
  }
}

type Start = { readonly exchangeId: string; readonly sessionId: string; readonly atMs: number }

type Survey = {
  readonly starts: readonly Start[]
  readonly others: readonly LogEntry[]
  readonly findings: ReadonlyMap<string, readonly LogEntry[]>
}

async function survey(
  log: HarSourceOptions['log'],
  wanted: ReadonlySet<string> | undefined,
): Promise<Survey> {
  const starts: Start[] = []
  const others: LogEntry[] = []
  const findings: (readonly [exchangeId: string, LogEntry])[] = []
  const see = (entry: LogEntry): void => {
    if (entry.kind === 'request') {
      const { exchangeId, sessionId, atMs } = entry
      if (wanted?.has(exchangeId) ?? true) starts.push({ exchangeId, sessionId, atMs })
    } else if (entry.kind === 'finding') findings.push([entry.finding.exchangeId ?? '', entry])
    else if (entry.kind === 'life-cycle' || (entry.kind === 'console' && wanted === undefined)) {
      others.push(entry)
    }
  }
  let last = 0
  for (let isMore = true; isMore;) {
    isMore = false
    const untilMs = performance.now() + sliceMs
    for (const entry of log.entriesAfter(last)) {
      last = entry.sequence
      see(entry)
      isMore = performance.now() > untilMs
      if (isMore) break
    }
    await setImmediate()
  }
  const known = new Set(starts.map(({ exchangeId }) => exchangeId))
  const byExchange = new Map<string, LogEntry[]>()
  for (const [exchangeId, entry] of findings) {
    if (known.has(exchangeId)) byExchange.set(exchangeId, [...(byExchange.get(exchangeId) ?? []), entry])
    else if (wanted === undefined) others.push(entry)
  }
  return { starts, others: others.toSorted((a, b) => a.sequence - b.sequence), findings: byExchange }
}

function withoutStrangers(others: readonly LogEntry[], starts: readonly Start[]): readonly LogEntry[] {
  const sessions = new Set(starts.map(({ sessionId }) => sessionId))
  return others.filter(({ sessionId }) => sessions.has(sessionId))
}
