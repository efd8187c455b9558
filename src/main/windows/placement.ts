import type { Rectangle } from 'electron'

export type WindowSize = { readonly width: number; readonly height: number }

const gap = 16

/**
 * The app beside the inspector, both in the middle of the screen, where there is room for both; undefined where
 * there is not, and the window manager knows better.
 */
export function placeSideBySide(
  workArea: Rectangle,
  app: WindowSize,
  inspector: WindowSize,
): { readonly app: Rectangle; readonly inspector: Rectangle } | undefined {
  const width = app.width + gap + inspector.width
  const height = Math.max(app.height, inspector.height)
  if (width > workArea.width || height > workArea.height) return undefined
  const x = workArea.x + Math.floor((workArea.width - width) / 2)
  const y = workArea.y + Math.floor((workArea.height - height) / 2)
  return { app: { x, y, ...app }, inspector: { x: x + app.width + gap, y, ...inspector } }
}
