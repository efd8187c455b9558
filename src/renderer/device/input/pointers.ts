import type { RunningApp } from '../../../runtime/app.ts'
import type { PointerInput } from '../../../runtime/input.ts'
import { isOnScreen, toContent, type Viewport } from '../viewport.ts'

/** Fingers of two hands. */
const mostAtOnce = 10
const primaryButton = 1

/**
 * Fingers, pens and the mouse's main button as touches. Moves wait for `flush`: one for each finger and frame is as
 * much as a screen can show.
 */
export function listenToPointers(options: {
  readonly screen: HTMLElement
  readonly app: Pick<RunningApp, 'pointer'>
  readonly viewport: () => Viewport
}): { readonly flush: () => void } {
  const { screen, app } = options
  const last = new Map<number, { readonly x: number; readonly y: number }>()
  const moves = new Map<number, { readonly x: number; readonly y: number }>()

  const send = (phase: PointerInput['phase'], id: number, place: { x: number; y: number }): void => {
    last.set(id, place)
    app.pointer({ phase, id, ...place })
  }

  const flushMove = (id: number): void => {
    const place = moves.get(id)
    moves.delete(id)
    const before = last.get(id)
    if (place === undefined || before === undefined) return
    if (place.x !== before.x || place.y !== before.y) send('moved', id, place)
  }

  const placeOf = ({ clientX, clientY }: PointerEvent): { x: number; y: number } =>
    toContent(options.viewport(), clientX, clientY)

  const begin = (event: PointerEvent): void => {
    const { pointerId, clientX, clientY } = event
    if (last.size >= mostAtOnce || !isOnScreen(options.viewport(), clientX, clientY)) return
    // Also beside the device and beside the window it stays the app's until it is lifted.
    screen.setPointerCapture(pointerId)
    send('began', pointerId, placeOf(event))
  }

  const end = (phase: 'ended' | 'cancelled', id: number, place = last.get(id)): void => {
    if (place === undefined || !last.has(id)) return
    flushMove(id)
    send(phase, id, place)
    last.delete(id)
  }

  screen.addEventListener('pointerdown', (event) => {
    // A touch would come again as mouse events.
    if (event.pointerType !== 'mouse') event.preventDefault()
    if (isPressed(event)) begin(event)
  })
  screen.addEventListener('pointermove', (event) => {
    // While one button of the mouse is down, another one's press and release are moves.
    const isKnown = last.has(event.pointerId)
    if (!isKnown && event.pointerType === 'mouse' && event.button === 0 && isPressed(event)) begin(event)
    else if (isKnown && !isPressed(event)) end('ended', event.pointerId, placeOf(event))
    else if (isKnown) moves.set(event.pointerId, placeOf(event))
  })
  screen.addEventListener('pointerup', (event) => end('ended', event.pointerId, placeOf(event)))
  screen.addEventListener('pointercancel', (event) => end('cancelled', event.pointerId))
  screen.addEventListener('lostpointercapture', (event) => end('cancelled', event.pointerId))
  window.addEventListener('blur', () => {
    for (const id of last.keys()) end('cancelled', id)
  })

  return {
    flush: () => {
      for (const id of moves.keys()) flushMove(id)
    },
  }
}

const isPressed = (event: PointerEvent): boolean =>
  event.pointerType !== 'mouse' || (event.buttons & primaryButton) !== 0
