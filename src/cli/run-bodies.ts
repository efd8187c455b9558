import { tmpdir } from 'node:os'
import { type BodyReader, createBodyReader } from '../core/record/bodies.ts'
import { type BodyStore, createBodyStore } from '../core/record/body-store.ts'
import type { EventLog } from '../core/record/event-log.ts'
import type { Sandbox } from '../core/sandbox/sandbox.ts'

/** A store for the time of a run, when somebody will look at what is in it. */
export function openRunBodies(readers: readonly unknown[]): BodyStore | undefined {
  return readers.some((reader) => reader !== undefined && reader !== false)
    ? createBodyStore({ parentPath: tmpdir() })
    : undefined
}

export function readRunBodies(parts: {
  readonly log: EventLog
  readonly store: BodyStore | undefined
  readonly sandbox: Sandbox
}): BodyReader {
  const { log, store = noBodies, sandbox } = parts
  return createBodyReader({ log, store, sandboxOf: () => sandbox, wallClockMs: () => Date.now() })
}

const noBodies: Pick<BodyStore, 'sizeOf' | 'read'> = {
  sizeOf: () => undefined,
  read: async () => undefined,
}
