/** How content units lie in the window: as large as fits, centred. Lengths are CSS pixels. */
export type Viewport = { readonly scale: number; readonly left: number; readonly top: number }

export type Size = { readonly width: number; readonly height: number }

export function fitViewport(content: Size, window: Size): Viewport {
  const scale = Math.min(window.width / content.width, window.height / content.height)
  return {
    scale,
    left: (window.width - content.width * scale) / 2,
    top: (window.height - content.height * scale) / 2,
  }
}

/** From a pointer's place in the window to content units. */
export function toContent(
  viewport: Viewport,
  x: number,
  y: number,
): { readonly x: number; readonly y: number } {
  return { x: (x - viewport.left) / viewport.scale, y: (y - viewport.top) / viewport.scale }
}
