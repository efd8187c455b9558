import type { EventLog } from '../../core/record/event-log.ts'
import type { LogEntry, RequestRecord } from '../../shared/log-entry.ts'
import type { Phase } from '../../shared/network-event.ts'

/** What a script can wait for. */
export type Happening =
  | {
      readonly kind: 'request'
      readonly state: 'started' | 'head' | 'ended'
      readonly request: RequestRecord
    }
  | {
      readonly kind: 'event'
      readonly phase: Phase
      readonly isError: boolean
      readonly request: RequestRecord
    }
  | { readonly kind: 'print'; readonly text: string }

/** A script waits for what is near; the oldest of more is forgotten. */
const mostKept = 20_000

/** What happens in the log, as a script waits for it. A launch begins anew. */
export type Happenings = {
  /**
   * Takes the first that is meant and that nobody took before, also of those that have been. False when the time is over or
   * the signal came.
   */
  readonly take: (
    isMeant: (happening: Happening) => boolean,
    withinMs: number,
    signal: AbortSignal,
  ) => Promise<boolean>
  /** By exchange. */
  readonly openRequests: () => ReadonlyMap<string, RequestRecord>
  /** Of this launch, the newest last. */
  readonly recent: (kind: Happening['kind']) => readonly Happening[]
  readonly close: () => void
}

export function watchHappenings(log: Pick<EventLog, 'subscribe'>): Happenings {
  const requests = new Map<string, RequestRecord>()
  const open = new Map<string, RequestRecord>()
  let kept: Happening[] = []
  let taken = new WeakSet<Happening>()
  const waiting = new Set<(happening: Happening) => void>()

  const unsubscribe = log.subscribe((entry) => {
    if (entry.kind === 'life-cycle' && entry.event === 'launch') {
      kept = []
      taken = new WeakSet()
    }
    const happening = happeningOf(entry, requests, open)
    if (happening === undefined) return
    kept.push(happening)
    if (kept.length > mostKept * 2) kept = kept.slice(-mostKept)
    for (const hear of waiting) hear(happening)
  })

  return {
    take: (isMeant, withinMs, signal) => {
      const found = kept.find((happening) => !taken.has(happening) && isMeant(happening))
      if (found !== undefined) taken.add(found)
      if (found !== undefined || signal.aborted) return Promise.resolve(found !== undefined)
      return new Promise((resolve) => {
        const settle = (isFound: boolean): void => {
          clearTimeout(timer)
          signal.removeEventListener('abort', giveUp)
          waiting.delete(hear)
          resolve(isFound)
        }
        const giveUp = (): void => settle(false)
        const hear = (happening: Happening): void => {
          if (taken.has(happening) || !isMeant(happening)) return
          taken.add(happening)
          settle(true)
        }
        const timer = setTimeout(giveUp, withinMs)
        signal.addEventListener('abort', giveUp)
        waiting.add(hear)
      })
    },
    openRequests: () => open,
    recent: (kind) => kept.filter((happening) => happening.kind === kind),
    close: unsubscribe,
  }
}

function happeningOf(
  entry: LogEntry,
  requests: Map<string, RequestRecord>,
  open: Map<string, RequestRecord>,
): Happening | undefined {
  if (entry.kind === 'console')
    return entry.level === 'print' ? { kind: 'print', text: entry.text } : undefined
  if (!('exchangeId' in entry)) return undefined
  const { exchangeId } = entry
  if (entry.kind === 'request') {
    requests.set(exchangeId, entry.request)
    open.set(exchangeId, entry.request)
    return { kind: 'request', state: 'started', request: entry.request }
  }
  const request = requests.get(exchangeId)
  if (request === undefined) return undefined
  if (entry.kind === 'delivered') {
    const { phase, isError } = entry.event
    return { kind: 'event', phase, isError, request }
  }
  if (entry.kind === 'wire' && entry.event.type === 'response-head') {
    return { kind: 'request', state: 'head', request }
  }
  const isEnd =
    entry.kind === 'cancel' ||
    (entry.kind === 'wire' && (entry.event.type === 'response-end' || entry.event.type === 'failure'))
  return isEnd && open.delete(exchangeId) ? { kind: 'request', state: 'ended', request } : undefined
}
