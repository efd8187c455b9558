import { setImmediate } from 'node:timers/promises'
import type { Annotation, Mark } from '../../shared/log-entry.ts'
import type { EventLog } from './event-log.ts'

/** What is left out stays. */
export type AnnotationChange = {
  /** `null` takes the mark away. */
  readonly mark?: Mark | null | undefined
  /** An empty one takes the note away. */
  readonly note?: string | undefined
}

/** Others wait no longer for their turn. */
const sliceMs = 8

/** Marks exchanges and notes something to them, however many they are. Those that are not kept are passed over. */
export async function annotate(
  log: Pick<EventLog, 'append' | 'entriesOf'>,
  exchangeIds: readonly string[],
  change: AnnotationChange,
): Promise<void> {
  let untilMs = performance.now() + sliceMs
  for (const exchangeId of exchangeIds) {
    const entries = log.entriesOf(exchangeId)
    const [first] = entries
    if (first !== undefined) {
      const newest = entries.findLast((entry) => entry.kind === 'annotation')
      const before = newest?.annotation ?? {}
      const annotation = changed(before, change)
      const isSame = annotation.mark === before.mark && annotation.note === before.note
      if (!isSame) log.append(first.sessionId, { kind: 'annotation', exchangeId, annotation })
    }
    if (performance.now() < untilMs) continue
    await setImmediate()
    untilMs = performance.now() + sliceMs
  }
}

function changed(before: Annotation, change: AnnotationChange): Annotation {
  const mark = change.mark === undefined ? before.mark : (change.mark ?? undefined)
  const note = change.note ?? before.note
  return { ...(mark === undefined ? {} : { mark }), ...(note === undefined || note === '' ? {} : { note }) }
}
