import type { FileReference } from '../../../shared/directory.ts'
import type { ResponseHead } from '../../../shared/log-entry.ts'
import { ok } from '../../../shared/outcome.ts'
import type { DeliveryRules } from '../../../shared/profile/profile.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { BodySink } from './body-sink.ts'
import { createFallbackSink } from './fallback-sink.ts'
import { createFileSink } from './file-sink.ts'
import { createLostSink } from './lost-sink.ts'
import type { MemoryBudget } from './memory-budget.ts'
import { createMemorySink } from './memory-sink.ts'
import { resolveTarget } from './target.ts'

export type OpenSinkDeps = {
  readonly sandbox: Sandbox
  readonly budget: MemoryBudget
  readonly rules: DeliveryRules
}

/** Where the body of this response goes, by its status and by what the profile does without a folder. */
export function openSink(
  head: ResponseHead,
  target: FileReference | undefined,
  { sandbox, budget, rules }: OpenSinkDeps,
): BodySink {
  if (target === undefined || !isSaved(head.status, rules)) return createMemorySink({ budget })
  const { missingFolder, emptyFile } = rules
  const resolve = () => resolveTarget(target, { sandbox, missingFolder })
  const place = missingFolder === 'made' ? undefined : resolve()
  if (place?.ok === true && !place.value.hadFolder) {
    return missingFolder === 'lost' ? createLostSink(place.value.path) : createMemorySink({ budget })
  }
  const file = createFileSink({
    name: target.name,
    emptyFile,
    resolvePath: () => {
      const found = resolve()
      return found.ok ? ok(found.value.path) : found
    },
  })
  return rules.unmadeFile === 'string' ? createFallbackSink(file, createMemorySink({ budget })) : file
}

function isSaved(status: number, rules: DeliveryRules): boolean {
  return rules.savedStatuses === '200' ? status === 200 : status >= 200 && status < 300
}
