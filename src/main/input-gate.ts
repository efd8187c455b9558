import { fail, ok, type Outcome } from '../shared/outcome.ts'

/** What a hand does on purpose. A pointer that only moves, or scrolls, asks for nothing. */
const deliberate: ReadonlySet<string> = new Set([
  'mouseDown',
  'mouseUp',
  'keyDown',
  'rawKeyDown',
  'keyUp',
  'char',
  'touchStart',
  'touchEnd',
  'gestureTap',
  'pointerDown',
  'pointerUp',
])

const patienceMs = 2000

/**
 * A page can ask for what only its user should decide. It gets it after real input to its window, which no script can
 * make, and once: a hostile page cannot do it in a loop.
 */
export function createInputGate(options: { readonly nowMs: () => number }): {
  /** An event that the browser process handed to the page. */
  readonly hear: (type: string) => void
  readonly pass: () => Outcome<void>
} {
  let lastInputMs = Number.NEGATIVE_INFINITY
  let hasPassed = false
  return {
    hear: (type) => {
      if (deliberate.has(type)) lastInputMs = options.nowMs()
    },
    pass: () => {
      if (hasPassed) return fail('NOT_ALLOWED', 'The app is relaunched already.')
      if (options.nowMs() - lastInputMs > patienceMs) {
        return fail('NOT_ALLOWED', 'Only a click or a key in the window of the app relaunches it.')
      }
      hasPassed = true
      return ok(undefined)
    },
  }
}
