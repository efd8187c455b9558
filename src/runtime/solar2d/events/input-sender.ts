import type { RunningApp } from '../../app.ts'
import type { LuaLightUserdata } from '../../lua/values.ts'
import type { Kernel } from '../lua-chunks.ts'
import type { LuaEntry } from '../lua-entry.ts'

/** Above what the constants of `system` use. */
const firstTouchId = 0x10000
/** The finger of `tap`, which no pointer of the host has. */
const tapFinger = -1

/** Hands what the user does to the Lua files of this folder. */
export function createInputSender(parts: {
  readonly lua: LuaEntry
  readonly kernel: Kernel
  readonly nowMs: () => number
  readonly isSuspended: () => boolean
  /** Something of the platform lies over the app and takes new touches. */
  readonly isCovered: () => boolean
}): Pick<RunningApp, 'pointer' | 'tap' | 'mouse' | 'key'> {
  const { lua, kernel, nowMs, isSuspended, isCovered } = parts
  const points = (...values: readonly number[]): boolean => !isSuspended() && values.every(Number.isFinite)

  return {
    pointer: ({ phase, id, x, y }) => {
      if (phase === 'began' && isCovered()) return
      if (points(id, x, y)) lua.call(kernel.pointer, phase, id, touchIdOf(id), x, y, nowMs())
    },
    tap: ({ x, y, taps }) => {
      if (isCovered() || !points(x, y, taps)) return
      const touchId = touchIdOf(tapFinger)
      lua.call(kernel.pointer, 'began', tapFinger, touchId, x, y, nowMs())
      lua.call(kernel.pointer, 'ended', tapFinger, touchId, x, y, nowMs(), taps)
    },
    mouse: (input) => {
      if (!points(input.x, input.y, input.scrollX, input.scrollY)) return
      lua.call(
        kernel.mouse,
        input.type,
        input.x,
        input.y,
        nowMs(),
        input.scrollX,
        input.scrollY,
        input.isPrimaryButtonDown,
        input.isSecondaryButtonDown,
        input.isMiddleButtonDown,
        input.clickCount,
        input.isShiftDown,
        input.isCtrlDown,
        input.isAltDown,
        input.isCommandDown,
      )
    },
    key: (input) => {
      if (isSuspended()) return false
      const { phase, keyName, nativeKeyCode } = input
      const { isShiftDown, isCtrlDown, isAltDown, isCommandDown } = input
      const modifiers = [isShiftDown, isCtrlDown, isAltDown, isCommandDown]
      return lua.call(kernel.key, phase, keyName, nativeKeyCode, ...modifiers)?.[0] === true
    },
  }
}

/** Equal for all phases of a finger and usable as a key, as on the device. */
function touchIdOf(id: number): LuaLightUserdata {
  return { kind: 'light-userdata', pointer: firstTouchId + 1 + (Math.trunc(id) & 0xff_ff) }
}
