import { deflateSync } from 'node:zlib'
import type { Page, TestInfo } from '@playwright/test'
import { pixelsOf } from './support/pixels.ts'
import { pngOf } from './support/png.ts'
import { expect, test } from './support/simulator.ts'

const content = { width: 640, height: 960 }

/** Where a content point stands in the window, in CSS pixels. */
async function placer(page: Page): Promise<(x: number, y: number) => { x: number; y: number }> {
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  const scale = Math.min(width / content.width, height / content.height)
  const left = Math.floor((width - content.width * scale) / 2)
  const top = Math.floor((height - content.height * scale) / 2)
  return (x, y) => ({ x: left + x * scale, y: top + y * scale })
}

/** Keeps a picture of the app's window in both colour schemes with the results of the test. */
async function keepPictures(page: Page, info: TestInfo, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: info.outputPath(`${name}-${colorScheme}.png`) })
  }
}

/** A PNG of 2 × 1 pixels: an opaque one and one that is not there. */
const picture = (red: number, green: number, blue: number): Uint8Array =>
  pngOf(2, 1, deflateSync(Buffer.from([0, red, green, blue, 255, 0, 0, 0, 0])), 'rgba')

test('[V10] shapes, groups, containers, gradients and tinted pictures are on the screen', async ({
  simulate,
  scratch,
}, info) => {
  const { device } = await simulate(
    await scratch.project({
      'main.lua': `
        display.setDefault("background", 0, 0, 0.4)
        local group = display.newGroup()
        group.x, group.alpha = 100, 0.5
        local rect = display.newRect(group, 0, 100, 100, 100)
        rect:setFillColor(1, 0, 0)
        local framed = display.newRect(300, 100, 100, 100)
        framed.strokeWidth = 20
        framed:setStrokeColor(0, 1, 0)
        local box = display.newContainer(100, 100)
        box.x, box.y = 500, 100
        display.newRect(box, 50, 0, 100, 100)
        local gradient = display.newRect(100, 300, 100, 100)
        gradient.fill = { type = "gradient", color1 = { 0, 0, 0 }, color2 = { 1, 1, 1 }, direction = "right" }
        local circle = display.newCircle(300, 300, 50)
        circle:setFillColor(1, 1, 0)
        local tinted = display.newImageRect("picture.png", 200, 100)
        tinted.x, tinted.y = 500, 300
        tinted:setFillColor(0.5, 1, 0)
        local turned = display.newRect(100, 500, 140, 20)
        turned.rotation = 90
        local text = display.newText("HHHHHH", 400, 500, native.systemFont, 120)
        text:setFillColor(1, 0, 1)`,
      'picture.png': picture(255, 255, 255),
    }),
  )
  const page = await device()
  const place = await placer(page)
  const colourAt = async (x: number, y: number): Promise<readonly number[]> => {
    const { at } = await pixelsOf(page)
    const { x: left, y: top } = place(x, y)
    return at(left, top)
  }
  const background = [0, 0, 102]
  // The picture is the last to come: it is decoded beside the page.
  await expect.poll(() => colourAt(425, 300)).toEqual([128, 255, 0])
  await keepPictures(page, info, 'shapes')
  const { at } = await pixelsOf(page)
  const seen = (x: number, y: number): readonly number[] => at(place(x, y).x, place(x, y).y)
  expect(seen(20, 20)).toEqual(background)
  expect(seen(100, 100)).toEqual([128, 0, 51])
  expect([seen(300, 100), seen(245, 100), seen(255, 100)]).toEqual([
    [255, 255, 255],
    [0, 255, 0],
    [0, 255, 0],
  ])
  expect([seen(490, 100), seen(520, 100), seen(560, 100)]).toEqual([background, [255, 255, 255], background])
  const [dark = 0] = seen(60, 300)
  const [middle = 0] = seen(100, 300)
  const [bright = 0] = seen(140, 300)
  expect(dark).toBeLessThan(60)
  expect(middle).toBeGreaterThan(100)
  expect(middle).toBeLessThan(155)
  expect(bright).toBeGreaterThan(195)
  expect([seen(300, 300), seen(258, 258)]).toEqual([[255, 255, 0], background])
  expect(seen(590, 300)).toEqual(background)
  expect([seen(100, 440), seen(40, 500)]).toEqual([[255, 255, 255], background])
  const line = Array.from({ length: 200 }, (_, index) => seen(300 + index, 500))
  expect(line.some(([red, green, blue]) => red === 255 && green === 0 && blue === 255)).toBe(true)
})

test('[V7] beside the content the screen goes on; beside the screen is black', async ({
  simulate,
  scratch,
}) => {
  const { device } = await simulate(
    await scratch.project({
      // A square in the middle of a screen of 640 × 960: 160 pixels are left above and below.
      'config.lua': 'application = { content = { width = 320, height = 320, scale = "letterbox" } }',
      'main.lua': `
        display.setDefault("background", 0, 0, 1)
        local tall = display.newRect(160, 160, 100, 2000)
        tall:setFillColor(1, 0, 0)
        local wide = display.newRect(160, 160, 2000, 20)
        wide:setFillColor(0, 1, 0)`,
    }),
  )
  const page = await device()
  await page.setViewportSize({ width: 500, height: 480 })
  // The screen is 320 × 480 in the middle: a content unit is a CSS pixel, and the content begins 80 below the top.
  const colours = async (): Promise<unknown> => {
    const { at } = await pixelsOf(page)
    const places = [
      [250, 3],
      [250, 476],
      [100, 3],
      [100, 240],
      [250, 240],
      [80, 240],
      [420, 240],
    ] as const
    return places.map(([x, y]) => at(x, y))
  }
  const [red, green, blue, black] = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [0, 0, 0],
  ]
  await expect.poll(colours).toEqual([red, red, blue, green, green, black, black])
})

test('[V14] a drag over the canvas is a touch that moves', async ({ simulate, scratch }) => {
  const { console, device } = await simulate(
    await scratch.project({
      'main.lua': `
        local rect = display.newRect(320, 480, 200, 200)
        rect:addEventListener("touch", function(event)
          if event.phase == "began" then display.getCurrentStage():setFocus(event.target) end
          print(event.phase, math.floor(event.x + 0.5), math.floor(event.y + 0.5))
          return true
        end)
        rect:addEventListener("tap", function() print("tap") end)`,
    }),
  )
  const page = await device()
  const place = await placer(page)
  const from = place(300, 500)
  const to = place(620, 900)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await expect(console().getByText('began\t300\t500')).toBeVisible()
  await page.mouse.move(to.x, to.y)
  await expect(console().getByText('moved\t620\t900')).toBeVisible()
  await page.mouse.up()
  await expect(console().getByText('ended\t620\t900')).toBeVisible()
  await page.mouse.click(from.x, from.y)
  await expect(console().getByText('tap', { exact: true })).toHaveCount(1)
})

test('[V16] keys reach the app by their names, and not while a text field has them', async ({
  simulate,
  scratch,
}) => {
  const { console, device } = await simulate(
    await scratch.project({
      'main.lua': `
        Runtime:addEventListener("key", function(event) print("key", event.phase, event.keyName) end)
        native.newTextField(320, 400, 300, 60)`,
    }),
  )
  const page = await device()
  await page.locator('canvas').focus()
  await page.keyboard.press('Shift+A')
  for (const key of ['down\tleftShift', 'down\ta', 'up\ta', 'up\tleftShift']) {
    await expect(console().getByText(`key\t${key}`, { exact: true })).toHaveCount(1)
  }
  await page.getByRole('textbox').click()
  await page.keyboard.press('b')
  await page.keyboard.press('Tab')
  await page.locator('canvas').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(console().getByText('key\tup\tleft', { exact: true })).toHaveCount(1)
  await expect(console().getByText('key\tdown\tb', { exact: true })).toHaveCount(0)
})

test('[V18] what is typed into a text field reaches Lua', async ({ simulate, scratch }, info) => {
  const { console, device } = await simulate(
    await scratch.project({
      'main.lua': `
        local field = native.newTextField(320, 400, 400, 60)
        field.placeholder = "Your name"
        field:addEventListener("userInput", function(event)
          print(event.phase, field.text, event.newCharacters or "-", event.startPosition or "-")
        end)`,
    }),
  )
  const page = await device()
  const field = page.getByRole('textbox', { name: 'Your name' })
  await field.click()
  await page.keyboard.type('Ad')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const lines = [
    'began\t\t-\t-',
    'editing\tA\tA\t1',
    'editing\tAd\td\t2',
    'submitted\tAd\t-\t-',
    'ended\tAd\t-\t-',
  ]
  for (const line of lines) await expect(console().getByText(line, { exact: true })).toHaveCount(1)
  await field.focus()
  await keepPictures(page, info, 'text-field')
})

test('[V21] an alert is answered with its button, or dismissed with Escape', async ({
  simulate,
  scratch,
}, info) => {
  const { console, device } = await simulate(
    await scratch.project({
      'main.lua': `
        local function ask()
          native.showAlert("Save changes?", "They are not uploaded yet.", { "Save", "Discard" }, function(event)
            print(event.action, event.index)
          end)
        end
        Runtime:addEventListener("tap", ask)
        ask()`,
    }),
  )
  const page = await device()
  const alert = page.getByRole('alertdialog', { name: 'Save changes?' })
  await expect(alert).toBeVisible()
  await keepPictures(page, info, 'alert')
  await alert.getByRole('button', { name: 'Discard' }).click()
  await expect(console().getByText('clicked\t2')).toHaveCount(1)
  await expect(alert).toHaveCount(0)
  await page.locator('canvas').click()
  await expect(alert).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(console().getByText('cancelled')).toHaveCount(1)
  await expect(alert).toHaveCount(0)
})

test('[V22] the activity indicator swallows touches and keys', async ({ simulate, scratch }, info) => {
  const { console, device } = await simulate(
    await scratch.project({
      'main.lua': `
        Runtime:addEventListener("touch", function(event) print("touch " .. event.phase) end)
        Runtime:addEventListener("key", function(event) print("key " .. event.keyName) end)
        native.setActivityIndicator(true)
        timer.performWithDelay(1500, function() native.setActivityIndicator(false) print("ready") end)`,
    }),
  )
  const page = await device()
  const busy = page.getByRole('progressbar', { name: 'The app is busy' })
  await expect(busy).toBeVisible()
  await page.mouse.click(100, 100)
  await page.keyboard.press('a')
  await page.screenshot({ path: info.outputPath('busy.png') })
  await expect(console().getByText('ready')).toBeVisible()
  await expect(busy).toBeHidden()
  await page.mouse.click(100, 100)
  await expect(console().getByText('touch began')).toHaveCount(1)
  await expect(console().getByText('key a')).toHaveCount(0)
})

test('[V24] [V27] an error is shown over the app, and Relaunch runs it anew', async ({
  simulate,
  scratch,
}, info) => {
  const { console, device } = await simulate(
    await scratch.project({
      'main.lua': `
        print("started")
        timer.performWithDelay(50, function() local object; object.x = 1 end)
        timer.performWithDelay(100, function() error("a second one") end)`,
    }),
  )
  const page = await device()
  const overlay = page.getByRole('dialog', { name: 'Runtime error' })
  await expect(overlay).toContainText("main.lua:3: attempt to index local 'object' (a nil value)")
  await expect(overlay).toContainText('1 of 2')
  await overlay.getByRole('button', { name: 'Next error' }).click()
  await expect(overlay).toContainText('main.lua:4: a second one')
  await expect(overlay.getByRole('region', { name: 'Lua traceback' })).toContainText(
    'main.lua:4: in function',
  )
  await keepPictures(page, info, 'error')
  await overlay.getByRole('button', { name: 'Relaunch' }).click()
  await expect(console().getByText('started', { exact: true })).toHaveCount(2)
})

test('[V26] an error that is dismissed with Escape stays away, and the app goes on', async ({
  simulate,
  scratch,
}) => {
  const { console, device } = await simulate(
    await scratch.project({
      'main.lua': `
        local frames = 0
        Runtime:addEventListener("enterFrame", function()
          frames = frames + 1
          if frames < 60 then error("frame " .. frames) end
          if frames == 60 then print("sixty") end
        end)`,
    }),
  )
  const page = await device()
  const overlay = page.getByRole('dialog', { name: 'Runtime error' })
  await expect(overlay).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(overlay).toBeHidden()
  await expect(console().getByText('sixty')).toHaveCount(1)
  await expect(overlay).toBeHidden()
})
