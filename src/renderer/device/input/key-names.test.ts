import { expect, it } from 'vitest'
import { keyNameOf } from './key-names.ts'

it.each([
  ['KeyA', 'a'],
  ['Digit0', '0'],
  ['F1', 'f1'],
  ['F24', 'f24'],
  ['Numpad5', 'numPad5'],
  ['NumpadEnter', 'numPadEnter'],
  ['Space', 'space'],
  ['Enter', 'enter'],
  ['Escape', 'escape'],
  ['Backspace', 'deleteBack'],
  ['Delete', 'deleteForward'],
  ['ArrowLeft', 'left'],
  ['ShiftLeft', 'leftShift'],
  ['ControlRight', 'rightCtrl'],
  ['MetaLeft', 'leftCommand'],
  ['Backquote', '`'],
  ['BrowserBack', 'back'],
  ['constructor', 'unknown'],
  ['Lang1', 'unknown'],
])('[V16] the key %s is named %s', (code, name) => {
  expect(keyNameOf(code)).toBe(name)
})
