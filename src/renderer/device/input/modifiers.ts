import type { Modifiers } from '../../../runtime/input.ts'

export const modifiersOf = (event: MouseEvent | KeyboardEvent): Modifiers => ({
  isShiftDown: event.shiftKey,
  isCtrlDown: event.ctrlKey,
  isAltDown: event.altKey,
  isCommandDown: event.metaKey,
})
