import { expect, test } from 'vitest'
import { placeBeside, placeSideBySide } from './placement.ts'

const app = { width: 480, height: 720 }
const inspector = { width: 1180, height: 760 }

test('[A2] the app stands beside the inspector where there is room, and nothing overlaps', () => {
  const places = placeSideBySide({ x: 0, y: 40, width: 1920, height: 1040 }, app, inspector)
  expect(places).toEqual({
    app: { x: 122, y: 180, ...app },
    inspector: { x: 618, y: 180, ...inspector },
  })
})

test('[A2] on a small screen the window manager places them', () => {
  expect(placeSideBySide({ x: 0, y: 0, width: 1280, height: 1024 }, app, inspector)).toBeUndefined()
  expect(placeSideBySide({ x: 0, y: 0, width: 1920, height: 700 }, app, inspector)).toBeUndefined()
})

test('[A2] another app stands beside the inspector where that is now, on the side that has room', () => {
  const area = { x: 0, y: 0, width: 1920, height: 1080 }
  const at = (x: number) => placeBeside(area, app, { x, y: 500, ...inspector })
  expect(at(640)).toEqual({ x: 144, y: 360, ...app })
  expect(at(20)).toEqual({ x: 1216, y: 360, ...app })
  expect(at(400)).toBeUndefined()
})
