import { afterEach, expect, it } from 'vitest'
import type { MouseInput } from '../../../runtime/input.ts'
import type { Viewport } from '../viewport.ts'
import { listenToMouse } from './mouse.ts'

const viewport: Viewport = {
  left: 10,
  top: 0,
  width: 100,
  height: 100,
  matrix: { a: 2, b: 0, c: 0, d: 2, e: 10, f: 0 },
}

function openMouse() {
  const screen = document.createElement('canvas')
  document.body.append(screen)
  const heard: MouseInput[] = []
  const { flush } = listenToMouse({
    screen,
    app: { mouse: (input) => heard.push(input) },
    viewport: () => viewport,
  })
  const send = (type: string, clientX: number, init: MouseEventInit = {}) =>
    screen.dispatchEvent(new MouseEvent(type, { clientX, clientY: 40, cancelable: true, ...init }))
  const turn = (deltaX: number, deltaY: number) => {
    const wheel = new WheelEvent('wheel', { deltaX, deltaY, cancelable: true })
    // happy-dom's has no place.
    const event = Object.assign(wheel, { clientX: 30, clientY: 40, buttons: 0 })
    screen.dispatchEvent(event)
    return event
  }
  return { heard, flush, send, turn }
}

afterEach(() => document.body.replaceChildren())

it('[V15] buttons are told with their clicks and modifiers, in content units', () => {
  const { heard, send } = openMouse()
  send('mousedown', 30, { button: 2, buttons: 2, detail: 2, altKey: true })
  send('mouseup', 30, { button: 2, buttons: 0, detail: 2 })
  expect(heard).toMatchObject([
    { type: 'down', x: 10, y: 20, isSecondaryButtonDown: true, clickCount: 2, isAltDown: true },
    { type: 'up', x: 10, y: 20, isSecondaryButtonDown: false, clickCount: 2, isAltDown: false },
  ])
})

it('[V15] the mouse moves once a frame, and drags with a button down', () => {
  const { heard, flush, send } = openMouse()
  send('mousemove', 30)
  send('mousemove', 50)
  flush()
  flush()
  send('mousemove', 5)
  flush()
  send('mousemove', 5, { buttons: 1 })
  flush()
  expect(heard.map(({ type, x }) => [type, x])).toEqual([
    ['move', 20],
    ['drag', -2.5],
  ])
})

it('[V15] a move comes before the button that follows it', () => {
  const { heard, send } = openMouse()
  send('mousemove', 30)
  send('mousedown', 30, { buttons: 1 })
  expect(heard.map(({ type }) => type)).toEqual(['move', 'down'])
})

it('[V15] the turns of the wheel in a frame are one scroll, in notches', () => {
  const { heard, flush, turn } = openMouse()
  expect(turn(0, 100).defaultPrevented).toBe(true)
  turn(-25, 50)
  flush()
  expect(heard).toMatchObject([{ type: 'scroll', scrollX: -0.25, scrollY: 1.5 }])
  expect(heard.length).toBe(1)
})
