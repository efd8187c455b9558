import { afterEach, expect, it } from 'vitest'
import type { KeyInput } from '../../../runtime/input.ts'
import { listenToKeyboard } from './keyboard.ts'

function openKeyboard({ handles = false } = {}) {
  const screen = document.createElement('canvas')
  const field = document.createElement('input')
  document.body.append(screen, field)
  const heard: KeyInput[] = []
  const state = { isBlocked: false }
  listenToKeyboard({
    window,
    app: {
      key: (input) => {
        heard.push(input)
        return handles
      },
    },
    screen,
    isBlocked: () => state.isBlocked,
  })
  const press = (type: 'keydown' | 'keyup', init: KeyboardEventInit, at: HTMLElement = screen) => {
    const event = new KeyboardEvent(type, { bubbles: true, cancelable: true, ...init })
    at.dispatchEvent(event)
    return event
  }
  const phases = () => heard.map(({ phase, keyName }) => `${phase} ${keyName}`)
  return { field, heard, state, press, phases }
}

afterEach(() => document.body.replaceChildren())

it('[V16] a key is down once, however long it is held, and up once', () => {
  const { press, phases } = openKeyboard()
  press('keydown', { code: 'KeyA' })
  press('keydown', { code: 'KeyA', repeat: true })
  press('keyup', { code: 'KeyA' })
  press('keyup', { code: 'KeyA' })
  expect(phases()).toEqual(['down a', 'up a'])
})

it('[V16] modifiers come with the key', () => {
  const { press, heard } = openKeyboard()
  press('keydown', { code: 'KeyA', shiftKey: true })
  expect(heard[0]).toMatchObject({ isShiftDown: true, isCtrlDown: false, isAltDown: false })
})

it('[V16] a text field and what blocks the screen keep the keyboard from the app', () => {
  const { press, phases, field, state } = openKeyboard()
  press('keydown', { code: 'KeyA' }, field)
  state.isBlocked = true
  press('keydown', { code: 'KeyB' })
  expect(phases()).toEqual([])
})

it('[V16] no key stays down when the window or the app loses the keyboard', () => {
  const { press, phases, field } = openKeyboard()
  press('keydown', { code: 'KeyA', shiftKey: true })
  press('keydown', { code: 'KeyB' })
  press('keyup', { code: 'KeyB' }, field)
  window.dispatchEvent(new Event('blur'))
  expect(phases()).toEqual(['down a', 'down b', 'up b', 'up a'])
})

it('[V17] the page does nothing of its own with a key that the app handles', () => {
  const handling = openKeyboard({ handles: true })
  expect(handling.press('keydown', { code: 'Tab' }).defaultPrevented).toBe(true)
  expect(handling.press('keydown', { code: 'Tab', repeat: true }).defaultPrevented).toBe(true)
  const other = openKeyboard()
  expect(other.press('keydown', { code: 'Tab' }).defaultPrevented).toBe(false)
})

it("[V17] an app cannot take the simulator's own shortcuts", () => {
  const { press, phases } = openKeyboard({ handles: true })
  expect(press('keydown', { code: 'KeyR', ctrlKey: true }).defaultPrevented).toBe(false)
  expect(press('keydown', { code: 'KeyQ', metaKey: true }).defaultPrevented).toBe(false)
  expect(phases()).toEqual(['down r', 'down q'])
})
