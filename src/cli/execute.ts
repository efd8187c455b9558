import type { Project } from '../core/project/project.ts'
import type { BodyStore } from '../core/record/body-store.ts'
import type { EventLog } from '../core/record/event-log.ts'
import type { Sandbox } from '../core/sandbox/sandbox.ts'
import type { RuntimeMessage } from '../runtime/host.ts'
import type { Profile } from '../shared/profile/profile.ts'
import type { RunEnd } from '../shared/run/run-record.ts'
import type { Script } from '../shared/run/script.ts'
import { createDevice } from './app/device.ts'
import { watchHappenings } from './script/happenings.ts'
import { firstEnd } from './run-end.ts'
import { playScript } from './script/script-player.ts'

export type Execution = {
  readonly project: Project
  readonly sandbox: Sandbox
  readonly profile: Profile
  readonly isStrict: boolean
  /** Seconds, or: until nothing can happen any more, or until the app ends itself. */
  readonly until: 'idle' | 'exit' | number
  readonly timeoutSeconds: number
  /** What a person does meanwhile. */
  readonly script?: Script | undefined
  /** What a web app's pages are shown by. */
  readonly electronPath?: string | undefined
  readonly log: EventLog
  readonly bodies?: Pick<BodyStore, 'put'> | undefined
  /** The app's `print` output, byte for byte. Answers the system's error code when it cannot be written. */
  readonly writeOutput: (bytes: Uint8Array) => string | undefined
  /** What the runtime says of the app. */
  readonly onMessage: (message: RuntimeMessage) => void
  /** Ends the run early, as Ctrl-C does. */
  readonly interrupt: AbortSignal
}

/** Runs an app to its end. All that it opened is closed when it resolves. Rejects when the app could not be started. */
export async function execute(
  execution: Execution,
): Promise<{ readonly end: RunEnd; readonly errorCount: number }> {
  const { script, until } = execution
  const output = new AbortController()
  const over = new AbortController()
  let errorCount = 0
  const happenings = script && watchHappenings(execution.log)
  const device = await createDevice({
    ...execution,
    // A script may still have something to do with an app that waits for it.
    endsWhenIdle: until === 'idle' && script === undefined,
    onPrint: (line) => {
      const code = output.signal.aborted ? undefined : execution.writeOutput(line)
      if (code !== undefined) output.abort(code)
    },
    onMessage: (message) => {
      if (message.isUncaught) errorCount += 1
      execution.onMessage(message)
    },
  })
  const play = script && happenings && playScript(script, device, happenings, over.signal)
  const endAfterPlay = async (): Promise<void> => {
    if ((await play?.done)?.ok === true && until === 'idle') device.endWhenIdle()
  }
  void endAfterPlay()
  const end = await firstEnd({ ...execution, ended: device.ended, play, output: output.signal })
  over.abort()
  happenings?.close()
  await device.close()
  return { end, errorCount }
}
