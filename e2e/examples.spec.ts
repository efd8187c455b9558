import { expect, examplePath, test } from './support/simulator.ts'
import { pixelsOf } from './support/pixels.ts'

test('[E1] cancel-in-progress: cancels in began, nothing more is delivered, no file is left', async ({
  simulate,
}) => {
  const { console, rowOf, inspector, sandboxFiles } = await simulate(examplePath('cancel-in-progress'))
  await expect(console().getByText('Canceling request, file is too big!')).toBeVisible()
  await expect(rowOf('logo-banner.png')).toHaveAttribute('data-state', 'cancelled')
  await rowOf('logo-banner.png').click()
  await inspector.getByRole('tab', { name: 'Events' }).click()
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
