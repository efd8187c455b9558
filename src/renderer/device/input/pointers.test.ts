import { afterEach, expect, it } from 'vitest'
import type { PointerInput } from '../../../runtime/input.ts'
import type { Viewport } from '../viewport.ts'
import { listenToPointers } from './pointers.ts'

/** A screen of 100 × 100 CSS pixels, each half a content unit, 10 pixels from the window's left. */
const viewport: Viewport = {
  left: 10,
  top: 0,
  width: 100,
  height: 100,
  matrix: { a: 2, b: 0, c: 0, d: 2, e: 10, f: 0 },
}

function openPointers() {
  const screen = document.createElement('canvas')
  const captured: number[] = []
  screen.setPointerCapture = (id) => void captured.push(id)
  document.body.append(screen)
  const heard: PointerInput[] = []
  const { flush } = listenToPointers({
    screen,
    app: { pointer: (input) => heard.push(input) },
    viewport: () => viewport,
  })
  const finger = (type: string, clientX: number, clientY: number, init: PointerEventInit = {}) =>
    screen.dispatchEvent(
      new PointerEvent(type, { pointerId: 1, pointerType: 'touch', clientX, clientY, ...init }),
    )
  const mouse = (type: string, clientX: number, init: PointerEventInit) =>
    finger(type, clientX, 50, { pointerType: 'mouse', ...init })
  const phases = () => heard.map(({ phase, id, x, y }) => `${phase} ${id} ${x},${y}`)
  return { finger, mouse, flush, phases, captured }
}

afterEach(() => document.body.replaceChildren())

it('[V14] a finger is put down, moved and lifted, in content units', () => {
  const { finger, flush, phases, captured } = openPointers()
  finger('pointerdown', 30, 40)
  finger('pointermove', 40, 40)
  flush()
  finger('pointerup', 50, 60)
  expect(phases()).toEqual(['began 1 10,20', 'moved 1 15,20', 'ended 1 20,30'])
  expect(captured).toEqual([1])
})

it('[V14] a finger moves once a frame, and not when it stays where it is', () => {
  const { finger, flush, phases } = openPointers()
  finger('pointerdown', 30, 40)
  for (let x = 31; x <= 50; x += 1) finger('pointermove', x, 40)
  flush()
  flush()
  finger('pointermove', 50, 40)
  flush()
  expect(phases()).toEqual(['began 1 10,20', 'moved 1 20,20'])
})

it('[V14] the last move comes before the end', () => {
  const { finger, phases } = openPointers()
  finger('pointerdown', 30, 40)
  finger('pointermove', 50, 40)
  finger('pointerup', 50, 40)
  expect(phases()).toEqual(['began 1 10,20', 'moved 1 20,20', 'ended 1 20,20'])
})

it('[V14] ten fingers are told apart; an eleventh is none', () => {
  const { finger, phases } = openPointers()
  for (let pointerId = 1; pointerId <= 11; pointerId += 1) finger('pointerdown', 30, 40, { pointerId })
  finger('pointerup', 30, 40, { pointerId: 11 })
  finger('pointerup', 30, 40, { pointerId: 2 })
  expect(phases().length).toBe(11)
  expect(phases().at(-1)).toBe('ended 2 10,20')
})

it('[V14] what begins beside the screen is no touch; what leaves it stays one', () => {
  const { finger, phases } = openPointers()
  finger('pointerdown', 5, 40)
  finger('pointermove', 30, 40)
  finger('pointerup', 30, 40)
  expect(phases()).toEqual([])
  finger('pointerdown', 30, 40)
  finger('pointerup', 0, 40)
  expect(phases()).toEqual(['began 1 10,20', 'ended 1 -5,20'])
})

it('[V14] a touch that the system takes away, or that outlives the window, is cancelled', () => {
  const { finger, phases } = openPointers()
  finger('pointerdown', 30, 40)
  finger('pointercancel', 0, 0)
  finger('pointerdown', 30, 40, { pointerId: 2 })
  window.dispatchEvent(new Event('blur'))
  finger('pointerup', 30, 40, { pointerId: 2 })
  expect(phases()).toEqual(['began 1 10,20', 'cancelled 1 10,20', 'began 2 10,20', 'cancelled 2 10,20'])
})

it('[V14] only the main button of the mouse is a finger, also while another one is down', () => {
  const { mouse, phases } = openPointers()
  mouse('pointerdown', 30, { button: 2, buttons: 2 })
  mouse('pointermove', 30, { button: -1, buttons: 2 })
  expect(phases()).toEqual([])
  mouse('pointermove', 30, { button: 0, buttons: 3 })
  mouse('pointermove', 50, { button: 0, buttons: 2 })
  mouse('pointerup', 50, { button: 2, buttons: 0 })
  expect(phases()).toEqual(['began 1 10,25', 'ended 1 20,25'])
})
