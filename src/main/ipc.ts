import { ipcMain, type WebContents, type WebFrameMain } from 'electron'
import type { Names } from '../shared/contract/names.ts'
import { fail, type Outcome } from '../shared/outcome.ts'

type Serve<Caller> = (name: string, input: unknown, caller: Caller) => Promise<Outcome<unknown>>
type ServeSync<Caller> = (name: string, input: unknown, caller: Caller) => Outcome<unknown>

/** Answers who a frame is, or why it is refused. Decided by what the frame is, never by its message. */
export type Identify<Caller> = (sender: WebContents, frame: WebFrameMain) => Outcome<Caller>

/** With `listenSync` the only place that touches `ipcMain`: no channel exists that skips the check of the sender. */
export function listen<Caller>(
  { surface, calls }: Names,
  identify: Identify<Caller>,
  serve: Serve<Caller>,
): void {
  for (const name of calls) {
    ipcMain.handle(`${surface}:${name}`, async (event, input: unknown) => {
      const caller = whoIs(event.sender, event.senderFrame, identify)
      return caller.ok ? serve(name, input, caller.value) : caller
    })
  }
}

export function listenSync<Caller>(
  { surface, calls }: Names,
  identify: Identify<Caller>,
  serve: ServeSync<Caller>,
): void {
  for (const name of calls) {
    ipcMain.on(`${surface}:${name}`, (event, input: unknown) => {
      const caller = whoIs(event.sender, event.senderFrame, identify)
      event.returnValue = caller.ok ? serve(name, input, caller.value) : caller
    })
  }
}

function whoIs<Caller>(
  sender: WebContents,
  frame: WebFrameMain | null,
  identify: Identify<Caller>,
): Outcome<Caller> {
  try {
    if (frame !== null && frame.parent === null) return identify(sender, frame)
  } catch {
    // The frame went away after it had called. A synchronous caller would wait for ever without an answer.
  }
  return fail('NOT_ALLOWED', 'Only the main frame of a window of ours may call.')
}
