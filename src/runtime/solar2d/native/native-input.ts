import type { RunningApp } from '../../app.ts'
import type { FieldInput } from '../../native-view.ts'
import type { LuaFunction } from '../../lua/values.ts'
import type { LuaEntry } from '../lua-entry.ts'
import { applyFieldInput } from './native-functions.ts'
import type { NativeStore } from './native-store.ts'

/** What the user does to alerts and fields, for the app's listeners. The page tells it, and is not believed blindly. */
export function createNativeInput(parts: {
  readonly store: NativeStore
  readonly lua: LuaEntry
  readonly kernel: { readonly alertAnswered: LuaFunction; readonly fieldInput: LuaFunction }
  readonly isSuspended: () => boolean
}): Pick<RunningApp, 'answerAlert' | 'editField'> {
  const { store, lua, kernel } = parts
  const isDeaf = (): boolean => parts.isSuspended() || lua.isClosed()

  const hear = (id: number, input: FieldInput): void => {
    const left = input.phase === 'began' ? store.focused()?.id : undefined
    if (!applyFieldInput(store, id, input)) return
    if (left !== undefined) lua.call(kernel.fieldInput, left, 'ended')
    if (input.phase !== 'editing') {
      lua.call(kernel.fieldInput, id, input.phase)
      return
    }
    const { newCharacters, startPosition, numDeleted } = input
    const text = store.field(id)?.text ?? ''
    lua.call(kernel.fieldInput, id, input.phase, text, newCharacters, startPosition, numDeleted)
  }

  return {
    answerAlert: (id, index) => {
      const newest = store.alerts.at(-1)
      if (isDeaf() || newest?.id !== id) return
      const isButton = index !== undefined && newest.buttons[index - 1] !== undefined
      // An alert without buttons has no way out for the user.
      if (!isButton && newest.buttons.length === 0) return
      store.closeAlert(id)
      lua.call(kernel.alertAnswered, id, isButton ? index : undefined)
    },
    editField: (id, input) => {
      if (!isDeaf()) hear(id, input)
    },
  }
}
