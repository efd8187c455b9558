import type { RunningApp } from '../../../runtime/app.ts'
import type { MouseInput } from '../../../runtime/input.ts'
import { isOnScreen, toContent, type Viewport } from '../viewport.ts'
import { modifiersOf } from './modifiers.ts'

const buttons = { primary: 1, secondary: 2, middle: 4 } as const

/** Chromium's share of a notch of the wheel. `scrollX` and `scrollY` count notches, as Solar2D's desktops do: down is positive. */
const notch = { px: 100, lines: 3 } as const

/** `mouse` events. Moves and turns of the wheel wait for `flush`: one of each for a frame. */
export function listenToMouse(options: {
  readonly screen: HTMLElement
  readonly app: Pick<RunningApp, 'mouse'>
  readonly viewport: () => Viewport
}): { readonly flush: () => void } {
  const { screen, app } = options
  let move: MouseInput | undefined
  let scroll: MouseInput | undefined

  const inputOf = (type: MouseInput['type'], event: MouseEvent): MouseInput => ({
    type,
    ...toContent(options.viewport(), event.clientX, event.clientY),
    scrollX: 0,
    scrollY: 0,
    isPrimaryButtonDown: (event.buttons & buttons.primary) !== 0,
    isSecondaryButtonDown: (event.buttons & buttons.secondary) !== 0,
    isMiddleButtonDown: (event.buttons & buttons.middle) !== 0,
    clickCount: type === 'down' || type === 'up' ? event.detail : 0,
    ...modifiersOf(event),
  })

  const isHere = ({ clientX, clientY }: MouseEvent): boolean =>
    isOnScreen(options.viewport(), clientX, clientY)

  const flush = (): void => {
    const waiting = [move, scroll]
    move = undefined
    scroll = undefined
    for (const input of waiting) if (input !== undefined) app.mouse(input)
  }

  const press = (type: 'down' | 'up', event: MouseEvent): void => {
    flush()
    app.mouse(inputOf(type, event))
  }

  screen.addEventListener('mousedown', (event) => {
    if (isHere(event)) press('down', event)
  })
  screen.addEventListener('mouseup', (event) => press('up', event))
  screen.addEventListener('mousemove', (event) => {
    if (event.buttons !== 0) move = inputOf('drag', event)
    else if (isHere(event)) move = inputOf('move', event)
  })
  screen.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      if (!isHere(event)) return
      const perNotch = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? notch.px : notch.lines
      scroll = {
        ...inputOf('scroll', event),
        scrollX: (scroll?.scrollX ?? 0) + event.deltaX / perNotch,
        scrollY: (scroll?.scrollY ?? 0) + event.deltaY / perNotch,
      }
    },
    { passive: false },
  )
  screen.addEventListener('contextmenu', (event) => event.preventDefault())

  return { flush }
}
