import type { Page, TestInfo } from '@playwright/test'
import { expect, examplePath, test } from './support/simulator.ts'
import { pixelsOf } from './support/pixels.ts'

test('[E1] cancel-in-progress: cancels in began, nothing more is delivered, no file is left', async ({
  simulate,
}) => {
  const { console, rowOf, inspector, sandboxFiles } = await simulate(examplePath('cancel-in-progress'))
  await expect(console().getByText('Canceling request, file is too big!')).toBeVisible()
  await expect(rowOf('logo-banner.png')).toHaveAttribute('data-state', 'cancelled')
  await rowOf('logo-banner.png').click()
  await inspector.getByRole('tab', { name: /^Timeline/ }).click()
  await inspector.getByRole('button', { name: 'List', exact: true }).click()
  const delivered = inspector
    .getByRole('list', { name: 'Events' })
    .locator('[data-phase]:not([data-withheld])')
  await expect(delivered).toHaveCount(1)
  await expect(delivered).toContainText('began')
  expect(await sandboxFiles()).toEqual([])
})

test('[E2] cancel-button: a tap on the button in the canvas cancels the request', async ({ simulate }) => {
  const { console, rowOf, device, sandboxFiles } = await simulate(examplePath('cancel-button'))
  const row = rowOf('encrypted.google.com')
  await expect(row).toHaveAttribute('data-state', 'sent')
  const page = await device()
  // The picture's centre lies at 0,0, so the button is what shows of its lower right quarter.
  await page.locator('canvas').click({ position: { x: 90, y: 60 } })
  await expect(console().getByText('Canceling request via cancel button')).toBeVisible()
  await expect(row).toHaveAttribute('data-state', 'cancelled')
  await expect(console().getByText('Request complete')).toHaveCount(0)
  expect(await sandboxFiles()).toEqual([])
})

test('[E3] download-image: the picture is downloaded, faded in and drawn', async ({ simulate }) => {
  const { console, rowOf, device, sandboxFiles } = await simulate(examplePath('download-image'))
  await expect(console().getByText('Progress Phase: began')).toBeVisible()
  await expect(console().getByText('Displaying response image file')).toBeVisible()
  await expect(rowOf('image-mask-base2.png')).toHaveAttribute('data-state', 'done')
  expect(await sandboxFiles()).toEqual(['TemporaryFiles/maskCopy.png'])
  const page = await device()
  // The picture stands around 60,40; at alpha 1 its middle is no longer black.
  await expect
    .poll(async () => {
      const { at, scale } = await pixelsOf(page)
      return Math.max(...at(60 * scale, 40 * scale))
    })
    .toBeGreaterThan(60)
})

test('[E4] non-ascii-url: the encoded URL reaches the server and the event is printed as JSON', async ({
  simulate,
}) => {
  const { console, rowOf, sandboxFiles } = await simulate(examplePath('non-ascii-url'))
  await expect(rowOf('response.php')).toHaveAttribute('data-state', 'done')
  await expect(console().getByText('myNetworkListener: {')).toBeVisible()
  await expect(console()).toContainText('parm3=%E3%81%93%E3%82%8C%E3%81%AF')
  await expect(console()).toContainText(`"requestId":"<type 'userdata' is not supported by JSON.>"`)
  expect(await sandboxFiles()).toEqual(['Documents/result.txt'])
})

/** Where a place of the 320 × 480 content stands in the window. */
async function placeOf(page: Page, x: number, y: number): Promise<readonly [left: number, top: number]> {
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  const scale = Math.min(width / 320, height / 480)
  return [(width - 320 * scale) / 2 + x * scale, (height - 480 * scale) / 2 + y * scale]
}

async function tap(page: Page, x: number, y: number): Promise<void> {
  const [left, top] = await placeOf(page, x, y)
  await page.locator('canvas').click({ position: { x: left, y: top } })
}

/** Keeps a picture of the app's window with the results of the test, once nothing moves in it any more. */
async function keepPicture(page: Page, info: TestInfo, name: string): Promise<void> {
  let last = await page.screenshot()
  await expect
    .poll(async () => {
      const before = last
      last = await page.screenshot({ path: info.outputPath(`${name}.png`) })
      return last.equals(before)
    })
    .toBe(true)
}

test('[E5] image-gallery: pictures fade in, one is cancelled by a tap and fetched again', async ({
  simulate,
}, info) => {
  const { console, rowOf, device, sandboxFiles } = await simulate(examplePath('image-gallery'))
  await expect(rowOf('dawn.jpg')).toHaveAttribute('data-state', 'body')
  const page = await device()
  await tap(page, 60, 108)
  await expect(rowOf('dawn.jpg')).toHaveAttribute('data-state', 'cancelled')
  await page.screenshot({ path: info.outputPath('image-gallery-loading.png') })
  await tap(page, 60, 108)
  await expect(console().getByText('Gallery: 11 of 12  ·  1 failed')).toBeVisible()
  await expect(rowOf('valley.jpg')).toContainText('404')
  expect(await sandboxFiles()).toHaveLength(11)
  await keepPicture(page, info, 'image-gallery')
})

test('[E6] chat-poller: what is typed is posted and stands in the list', async ({ simulate }, info) => {
  const { console, rowOf, device } = await simulate(examplePath('chat-poller'))
  const page = await device()
  const field = page.getByPlaceholder('Say something')
  await field.fill('Hello from the hills')
  await field.press('Enter')
  await expect(console().getByText('You: Hello from the hills')).toBeVisible()
  await expect(console().getByText('Chat: Paused: tap Go on to hear more')).toBeVisible({ timeout: 20_000 })
  await expect(rowOf('messages').filter({ hasText: '503' })).toHaveCount(2)
  await keepPicture(page, info, 'chat-poller')
})

test('[E7] leaderboard: each call shows its answer', async ({ simulate }, info) => {
  const { console, rowOf, device } = await simulate(examplePath('leaderboard'))
  await expect(console().getByText('Leaderboard: done')).toBeVisible()
  await expect(rowOf('check')).toContainText('422')
  await expect(rowOf('scores').filter({ hasText: '401' })).toHaveCount(1)
  await keepPicture(await device(), info, 'leaderboard')
})

test('[E8] asset-downloader: everything but the broken one is there', async ({ simulate }, info) => {
  const { console, rowOf, device, sandboxFiles } = await simulate(examplePath('asset-downloader'))
  await expect(console().getByText('Assets: 1 of 5 are missing')).toBeVisible({ timeout: 20_000 })
  await expect(rowOf('tiles.png').first()).toContainText('206')
  expect(await sandboxFiles()).toContain('Documents/assets.db')
  await keepPicture(await device(), info, 'asset-downloader')
})

test('[E9] photo-upload: both ways arrive', async ({ simulate }, info) => {
  const { console, rowOf, device } = await simulate(examplePath('photo-upload'))
  await expect(console().getByText('Photo upload: done')).toBeVisible()
  await expect(rowOf('photos').filter({ hasText: '201' })).toHaveCount(1)
  await expect(rowOf('eclipse.jpg')).toHaveAttribute('data-state', 'done')
  await keepPicture(await device(), info, 'photo-upload')
})

test('[E10] login-session: signs in, and signs out after a while', async ({ simulate }, info) => {
  const { console, rowOf, device } = await simulate(examplePath('login-session'))
  await expect(console().getByText('Account: 200, followed from /me')).toBeVisible()
  const page = await device()
  await expect(page.getByPlaceholder('Name')).toHaveValue('guest')
  await keepPicture(page, info, 'login-session')
  await expect(console().getByText('Signed out: 204, cookies left: 0')).toBeVisible()
  await expect(rowOf('logout')).toContainText('204')
})

test('[E11] offline-queue: a written note is sent when its turn comes', async ({ simulate }, info) => {
  const { console, rowOf, device, sandboxFiles } = await simulate(examplePath('offline-queue'))
  const page = await device()
  await expect(console().getByText('looking for the server')).toBeVisible()
  await tap(page, 160, 448)
  await expect(console().getByText('Notes: Everything is sent')).toBeVisible({ timeout: 20_000 })
  await expect(console().getByText('sent: Note 1')).toBeVisible()
  await expect(rowOf('notes').filter({ hasText: '503' })).toHaveCount(1)
  expect(await sandboxFiles()).toEqual(['Documents/queue.json'])
  await keepPicture(page, info, 'offline-queue')
})

test('[E12] composer-shell: a scene that hides cancels its request; the switch and the field work', async ({
  simulate,
}, info) => {
  const { console, rowOf, device } = await simulate(examplePath('composer-shell'))
  const page = await device()
  await expect(console().getByText('menu: offer:')).toBeVisible()
  await keepPicture(page, info, 'composer-shell-menu')
  await tap(page, 160, 336)
  await expect(console().getByText('shop: picture of Planisphere')).toBeVisible()
  await expect(rowOf('atlas.png')).toHaveAttribute('data-state', 'sent')
  await keepPicture(page, info, 'composer-shell-shop')
  await tap(page, 160, 452)
  await expect(console().getByText('shop: hidden, 1 requests cancelled')).toBeVisible()
  await expect(rowOf('atlas.png')).toHaveAttribute('data-state', 'cancelled')
  await expect(console().getByText('menu: shown')).toHaveCount(2)
  await tap(page, 160, 392)
  await expect(console().getByText('settings: shown')).toBeVisible()
  await page.getByPlaceholder('Name').fill('Ada')
  await tap(page, 262, 214)
  await expect(console().getByText('settings: eclipses off')).toBeVisible()
  await keepPicture(page, info, 'composer-shell-settings')
})
