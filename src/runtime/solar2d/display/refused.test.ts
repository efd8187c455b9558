import { expect, test } from 'vitest'
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
