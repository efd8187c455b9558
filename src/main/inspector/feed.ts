import type { Clock } from '../../core/clock.ts'
import type { BodyStore } from '../../core/record/body-store.ts'
import { weightOf } from '../../core/record/entry-weight.ts'
import type { EventLog } from '../../core/record/event-log.ts'
import { pageLimits } from '../../core/record/snapshot-page.ts'
import type { Publish } from '../../shared/contract/define.ts'
import type { LogUsage, traffic } from '../../shared/contract/traffic.ts'
import type { LogEntry } from '../../shared/log-entry.ts'

export type Feed = {
  /** The window has taken everything up to this sequence number. */
  readonly heard: (upTo: number) => void
  /** The window reads the log anew: what is on its way to it does not matter any more. */
  readonly restart: () => void
}

/** Messages cost, events do not: entries leave together, at most one batch in this time. */
const batchEveryMs = 50
const usageEveryMs = 1000
/** What may be on its way to the window. Messages to one that takes none would fill this process's memory. */
const mostUnheardMessages = 1000
const mostUnheardEntries = 50_000
const mostUnheardBytes = 32 * 1024 * 1024

type Message = { readonly entries: readonly LogEntry[]; readonly upTo: number; readonly bytes: number }

/**
 * Sends the log's entries to the inspector's window, as long as that keeps up. One that does not gets none until it has
 * taken what it has; the gap in the numbers then makes it read the log anew.
 */
export function feedInspector(options: {
  readonly log: EventLog
  readonly store: Pick<BodyStore, 'usage'>
  readonly clock: Clock
  readonly publish: Publish<typeof traffic>
}): Feed {
  const { log, store, clock, publish } = options
  let batch: LogEntry[] = []
  let unheard: readonly Message[] = []
  let skipped: LogEntry | undefined
  let lastUsage = ''

  const isBehind = (): boolean =>
    unheard.length >= mostUnheardMessages ||
    unheard.reduce((sum, { entries }) => sum + entries.length, 0) > mostUnheardEntries ||
    unheard.reduce((sum, { bytes }) => sum + bytes, 0) > mostUnheardBytes

  const send = (entries: readonly LogEntry[]): void => {
    for (const message of messagesOf(entries)) {
      if (skipped !== undefined || isBehind()) skipped = message.entries.at(-1)
      else {
        unheard = [...unheard, message]
        publish('entries', { entries: message.entries })
      }
    }
  }
  const flush = (): void => {
    const entries = batch
    batch = []
    send(entries)
  }
  const sendUsage = (): void => {
    clock.setTimer(usageEveryMs, sendUsage)
    const usage = usageOf(log, store)
    const text = JSON.stringify(usage)
    if (text === lastUsage) return
    lastUsage = text
    publish('usage', usage)
  }
  const goOn = (): void => {
    if (skipped === undefined || isBehind()) return
    const newest = skipped
    skipped = undefined
    send([newest])
  }
  log.subscribe((entry) => {
    batch.push(entry)
    if (batch.length === 1) clock.setTimer(batchEveryMs, flush)
  })
  clock.setTimer(usageEveryMs, sendUsage)
  return {
    heard: (upTo) => {
      unheard = unheard.filter((message) => message.upTo > upTo)
      goOn()
    },
    restart: () => {
      unheard = []
      skipped = undefined
    },
  }
}

export function usageOf(log: Pick<EventLog, 'usage'>, store: Pick<BodyStore, 'usage'>): LogUsage {
  return { ...log.usage(), ...store.usage() }
}

/** Messages that are quickly made and read. */
function* messagesOf(all: readonly LogEntry[]): Generator<Message> {
  let entries: LogEntry[] = []
  let bytes = 0
  for (const entry of all) {
    entries.push(entry)
    bytes += weightOf(entry)
    if (entries.length < pageLimits.entries && bytes < pageLimits.bytes) continue
    yield { entries, upTo: entry.sequence, bytes }
    entries = []
    bytes = 0
  }
  const last = entries.at(-1)
  if (last !== undefined) yield { entries, upTo: last.sequence, bytes }
}
