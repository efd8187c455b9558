import type { Page } from '@playwright/test'

export type Pixels = {
  /** Red, green and blue, 0…255, at a place in CSS pixels. */
  readonly at: (x: number, y: number) => readonly [red: number, green: number, blue: number]
  /** CSS pixels of one content unit. */
  readonly scale: number
}

/** What the window really shows: a picture of it, decoded by the page itself. */
export async function pixelsOf(page: Page): Promise<Pixels> {
  // As text both ways: an array of a million numbers takes seconds.
  const picture = (await page.screenshot()).toString('base64')
  const { width, text, ratio, innerWidth } = await page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('no canvas')
    context.drawImage(bitmap, 0, 0)
    const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height).data
    let characters = ''
    for (const pixel of pixels) characters += String.fromCharCode(pixel)
    return {
      width: bitmap.width,
      ratio: bitmap.width / window.innerWidth,
      innerWidth: window.innerWidth,
      text: btoa(characters),
    }
  }, picture)
  const data = Buffer.from(text, 'base64')
  return {
    scale: innerWidth / 320,
    at: (x, y) => {
      const index = (Math.round(y * ratio) * width + Math.round(x * ratio)) * 4
      return [data[index] ?? 0, data[index + 1] ?? 0, data[index + 2] ?? 0]
    },
  }
}
