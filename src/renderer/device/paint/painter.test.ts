import { expect, it } from 'vitest'
import type { Drawing, Scene, SceneContent, SceneNode } from '../../../runtime/solar2d/display/scene.ts'
import type { Viewport } from '../viewport.ts'
import { createPainter } from './painter.ts'

/** What was drawn, each with the transform, the alpha and the operation that it was drawn with. */
type Drawn = {
  readonly call: string
  readonly args: readonly unknown[]
  readonly transform: readonly number[]
  readonly alpha: number
  readonly operation: string
}

/** A context that writes down what is drawn; where pixels matter, the end-to-end tests look at the real one. */
function createRecorder() {
  const drawn: Drawn[] = []
  let state = { transform: [1, 0, 0, 1, 0, 0], globalAlpha: 1, globalCompositeOperation: 'source-over' }
  const saved: (typeof state)[] = []
  const own: Record<string, unknown> = {
    canvas: { width: 640, height: 960 },
    save: () => saved.push({ ...state }),
    restore: () => {
      state = saved.pop() ?? state
    },
    setTransform: (...transform: number[]) => {
      state.transform = transform
    },
    measureText: (text: string) => ({
      width: text.length * 10,
      fontBoundingBoxAscent: 15,
      fontBoundingBoxDescent: 5,
    }),
  }
  const context = new Proxy(own, {
    get: (target, key) => {
      if (typeof key !== 'string') return undefined
      if (key in target) return target[key]
      if (key in state) return Reflect.get(state, key)
      return (...args: unknown[]) => {
        const { transform, globalAlpha: alpha, globalCompositeOperation: operation } = state
        drawn.push({ call: key, args, transform, alpha, operation })
      }
    },
    set: (target, key, value) => Reflect.set(key in state ? state : target, key, value),
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the painter uses of it is there
  return { context: context as unknown as CanvasRenderingContext2D, drawn }
}

/** Two CSS pixels a content unit, the whole canvas. */
const viewport: Viewport = {
  left: 0,
  top: 0,
  width: 640,
  height: 960,
  matrix: { a: 2, b: 0, c: 0, d: 2, e: 0, f: 0 },
}

let ids = 0
const node = (content: SceneContent, special: Partial<SceneNode> = {}): SceneNode => ({
  id: (ids += 1),
  x: 0,
  y: 0,
  width: 20,
  height: 10,
  anchorX: 0.5,
  anchorY: 0.5,
  xScale: 1,
  yScale: 1,
  rotation: 0,
  alpha: 1,
  isVisible: true,
  blendMode: 'normal',
  content,
  ...special,
})
const group = (children: readonly SceneNode[], special: Partial<SceneNode> = {}): SceneNode =>
  node({ kind: 'group', children, offsetX: 0, offsetY: 0 }, { width: 0, height: 0, ...special })

const plain: Drawing = {
  fill: { kind: 'colour', colour: [1, 0, 0, 1] },
  stroke: { kind: 'colour', colour: [1, 1, 1, 1] },
  strokeWidth: 0,
}
const rect = (special: Partial<SceneNode> = {}, drawing: Partial<Drawing> = {}): SceneNode =>
  node({ kind: 'rect', cornerRadius: 0, ...plain, ...drawing }, special)

/** What the nodes draw, without the background. */
function paint(...nodes: readonly SceneNode[]): readonly Drawn[] {
  const { context, drawn } = createRecorder()
  createPainter(context, { onTooManyPictures: () => {} }).paint({ version: 1, nodes }, viewport, 1)
  return drawn.slice(drawn.findIndex(({ call }) => call === 'clip') + 1)
}

it('[V5] a frame in which nothing changed draws nothing', () => {
  const { context, drawn } = createRecorder()
  const painter = createPainter(context, { onTooManyPictures: () => {} })
  const scene: Scene = { version: 1, nodes: [rect({ x: 50, y: 50 })] }
  painter.paint(scene, viewport, 1)
  const count = drawn.length
  painter.paint(scene, viewport, 1)
  expect(drawn.length).toBe(count)
  painter.paint({ ...scene, version: 2 }, viewport, 1)
  painter.paint({ ...scene, version: 2 }, { ...viewport, matrix: { ...viewport.matrix, e: 1 } }, 1)
  expect(drawn.length).toBe(count * 3)
})

it('[V6] an object stands about its anchor, turned and scaled', () => {
  expect(paint(rect({ x: 50, y: 60 }))).toMatchObject([
    { call: 'fillRect', args: [0, 0, 20, 10], transform: [2, 0, 0, 2, 80, 110] },
  ])
  const [turned] = paint(rect({ x: 50, y: 60, anchorX: 0, anchorY: 0, rotation: 90, xScale: 3 }))
  const expected = [0, 6, -2, 0, 100, 120]
  turned?.transform.forEach((part, index) => expect(part).toBeCloseTo(expected[index] ?? NaN))
})

it('[V6] places, turns, scales and alphas of groups multiply', () => {
  const inner = rect({ x: 5, y: 0, anchorX: 0, anchorY: 0, alpha: 0.5 })
  const [drawn] = paint(group([inner], { x: 100, y: 50, xScale: 2, yScale: 2, rotation: 90, alpha: 0.5 }))
  const expected = [0, 4, -4, 0, 200, 120]
  drawn?.transform.forEach((part, index) => expect(part).toBeCloseTo(expected[index] ?? NaN))
  expect(drawn?.alpha).toBe(0.25)
})

it('[V6] what is invisible or in something invisible is not drawn', () => {
  const seen = { x: 50, y: 50 }
  expect(paint(rect({ ...seen, isVisible: false }), rect({ ...seen, alpha: 0 }))).toEqual([])
  expect(paint(group([rect(seen)], { alpha: 0 }), group([rect(seen)], { isVisible: false }))).toEqual([])
})

it('[V6] a container clips what is in it, and only that', () => {
  const container = node({
    kind: 'group',
    children: [rect()],
    offsetX: 30,
    offsetY: 20,
    clip: { width: 60, height: 40 },
  })
  const drawn = paint(container, rect({ x: 50, y: 50 }))
  expect(drawn.map(({ call }) => call)).toEqual(['beginPath', 'rect', 'clip', 'fillRect', 'fillRect'])
  expect(drawn[1]).toMatchObject({ args: [-30, -20, 60, 40], transform: [2, 0, 0, 2, 60, 40] })
})

it('[V6] blend modes hold for their object alone', () => {
  const at = { x: 50, y: 50 }
  const drawn = paint(
    rect({ ...at, blendMode: 'add' }),
    node({
      kind: 'group',
      children: [rect({ blendMode: 'multiply' })],
      offsetX: 0,
      offsetY: 0,
      clip: { width: 60, height: 40 },
    }),
    rect({ ...at, blendMode: 'screen' }),
    rect(at),
  )
  expect(drawn.filter(({ call }) => call === 'fillRect').map(({ operation }) => operation)).toEqual([
    'lighter',
    'multiply',
    'screen',
    'source-over',
  ])
})

it('[V7] what lies wholly beside the screen costs nothing; its outline counts', () => {
  expect(paint(rect({ x: -11, y: 50 }), rect({ x: 500, y: 50 }))).toEqual([])
  expect(paint(rect({ x: -11, y: 50 }, { strokeWidth: 4 })).length).toBeGreaterThan(0)
})

it('[V12] what stands nowhere or is nested too deep is left out, and the rest is drawn', () => {
  const at = { x: 50, y: 50 }
  let deep = rect()
  for (let depth = 0; depth < 5000; depth += 1) deep = group([deep])
  const nowhere = [{ x: Infinity }, { rotation: NaN }, { width: -1 }, { height: NaN }, { width: Infinity }]
  const lost = nowhere.map((special) => rect({ ...at, ...special }))
  const drawn = paint(...lost, deep, rect(at))
  expect(drawn.map(({ transform }) => transform)).toEqual([[2, 0, 0, 2, 80, 90]])
})

const text = (align: 'left' | 'center' | 'right') =>
  node(
    {
      kind: 'text',
      text: 'one two',
      font: { family: '', isBold: false, sizePx: 20 },
      wrapWidth: 40,
      align,
      fill: plain.fill,
    },
    { x: 50, y: 50, width: 40, height: 48 },
  )

const wordsIn = (height: number) => paint({ ...text('left'), height }).map(({ args: [word] }) => word)

it('[V8] a text that is higher than its box ends with the last line that begins in it', () => {
  expect(wordsIn(25)).toEqual(['one', 'two'])
  expect(wordsIn(24)).toEqual(['one'])
})

const placesOf = (align: 'left' | 'center' | 'right') => paint(text(align)).map(({ args }) => args)

it('[V8] the lines of a text stand in the middle of their height, to the left, the centre or the right', () => {
  expect(placesOf('left')).toEqual([
    ['one', 0, 17],
    ['two', 0, 41],
  ])
  expect(placesOf('center')[0]).toEqual(['one', 20, 17])
  expect(placesOf('right')[1]).toEqual(['two', 40, 41])
})
