import type { RunningApp } from '../../../runtime/app.ts'
import type { KeyInput } from '../../../runtime/input.ts'
import { keyNameOf } from './key-names.ts'
import { modifiersOf } from './modifiers.ts'

const noModifiers = { isShiftDown: false, isCtrlDown: false, isAltDown: false, isCommandDown: false }

/**
 * Gives the app its `key` events, unless a text field, a dialog or another control of the page has the keyboard. A key
 * that is held repeats nothing: it is down once, and up once.
 */
export function listenToKeyboard(options: {
  readonly window: Window
  readonly app: Pick<RunningApp, 'key'>
  /** The element that stands for the app's own screen. */
  readonly screen: HTMLElement
  /** What the app shows over its screen takes no input. */
  readonly isBlocked: () => boolean
}): void {
  const { window, app, screen } = options
  /** Keys that are down, with what the app said to each. */
  const down = new Map<string, { readonly input: KeyInput; readonly isHandled: boolean }>()

  const isForApp = (event: KeyboardEvent): boolean => {
    const { target } = event
    return !options.isBlocked() && (target === screen || target === window.document.body)
  }

  const release = (code: string, input: KeyInput): boolean => {
    const isDown = down.delete(code)
    return isDown && app.key(input)
  }

  window.addEventListener('keydown', (event) => {
    const known = down.get(event.code)
    if (known !== undefined && event.repeat) {
      if (known.isHandled && !isShortcut(event)) event.preventDefault()
      return
    }
    // The keyboard's own composition of a letter is no key.
    if (event.repeat || event.isComposing || event.code === '' || !isForApp(event)) return
    const input = inputOf(event, 'down')
    const isHandled = app.key(input)
    down.set(event.code, { input, isHandled })
    if (isHandled && !isShortcut(event)) event.preventDefault()
  })
  window.addEventListener('keyup', (event) => {
    // Also with another control in focus by now: no key of the app's stays down.
    if (release(event.code, inputOf(event, 'up')) && !isShortcut(event)) event.preventDefault()
  })
  window.addEventListener('blur', () => {
    for (const [code, { input }] of down) release(code, { ...input, ...noModifiers, phase: 'up' })
  })
}

function inputOf(event: KeyboardEvent, phase: KeyInput['phase']): KeyInput {
  return {
    phase,
    keyName: keyNameOf(event.code),
    // The number that Windows has for the key; the platforms' own differ.
    // oxlint-disable-next-line typescript/no-deprecated -- no other property has it
    nativeKeyCode: event.keyCode,
    ...modifiersOf(event),
  }
}

/** The simulator's own menu answers these: an app cannot take them. */
function isShortcut(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey
}
