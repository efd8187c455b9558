import { expect, test } from 'vitest'
import { pngHeader } from '../../../../test/support/png-header.ts'
import { startApp } from '../../../../test/support/solar2d-app.ts'

test('[O18] the points of a mesh can be asked for and moved', async () => {
  const { app, printed } = await startApp(`
    local mesh = display.newMesh{ mode = "strip", vertices = { 0, 0, 1, 1, 2, 0 } }
    mesh.path:setVertex(1, 5, 5)
    print(mesh.path.type, mesh.path:getVertexOffset())`)
  expect(printed()).toBe('mesh\t0\t0\n')
  expect(app.errorCount()).toBe(0)
})

test('[O18] a picture of a texture has its place and size', async () => {
  const { app, printed } = await startApp(`
    local texture, group = graphics.newTexture{ type = "canvas", width = 8, height = 9 }, display.newGroup()
    texture:draw(display.newRect(0, 0, 5, 5))
    local first = display.newImageRect(texture.filename, texture.baseDir, 10, 20)
    local second = display.newImageRect(group, texture.filename, texture.baseDir, 30, 40)
    local third = display.newImage(texture.filename, texture.baseDir, 5, 6)
    print(first.width, first.height, second.width, second.height, second.parent == group, third.x, third.y)`)
  expect(printed()).toBe('10\t20\t30\t40\ttrue\t5\t6\n')
  expect(app.errorCount()).toBe(0)
})

test('[O10] [O14] anchors go beyond 0 and 1 without isAnchorClamped', async () => {
  const { printed, messages } = await startApp(`
    display.setDefault("isAnchorClamped", false)
    local rect = display.newRect(0, 0, 10, 10)
    rect.anchorX, rect.alpha = -1, -1
    display.setDefault("isAnchorClamped", true)
    rect.anchorY = 5
    display.setDefault("isImageSheetFrameTrimCorrected", true)
    print(rect.anchorX, rect.anchorY, rect.alpha, display.getDefault("isNativeTextFieldFontSizeScaled"))`)
  expect(printed()).toBe('-1\t1\t0\ttrue\n')
  expect(messages).toEqual([])
})

test('[O12] pictures with wrong arguments are told and not made, as the engine does it', async () => {
  const { printed, messages, app } = await startApp(`
    print(display.newImage(nil, 5, 5), display.newImageRect(nil, "a.png", 5, 5))
    print(display.newImageRect("a.png", 5))`)
  expect(printed()).toBe('nil\tnil\nnil\n')
  const nothing = 'a file name or an image sheet is expected (got nil); nothing is made'
  expect(messages.map(({ text }) => text)).toEqual([
    `main.lua:2: ERROR: display.newImage(): ${nothing}`,
    `main.lua:2: ERROR: display.newImageRect(): ${nothing}`,
    'main.lua:3: ERROR: display.newImageRect(): [parent,] filename, [baseDirectory,] width, height are expected; nothing is made',
  ])
  expect(app.errorCount()).toBe(0)
})

test('[O11] newImage takes two numbers for its place, or none', async () => {
  const { printed } = await startApp(
    `local old, place = display.newImage("p.png", true, 20, 1), display.newImage("p.png", 20, 30, true)
     print(old.x, old.y, place.x, place.y)`,
    { 'p.png': pngHeader(4, 4) },
  )
  expect(printed()).toBe('0\t0\t20\t30\n')
})
