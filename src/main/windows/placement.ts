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

/** A place for the app beside the inspector as it stands: left of it, else right; undefined where neither has room. */
export function placeBeside(
  workArea: Rectangle,
  app: WindowSize,
  inspector: Rectangle,
): Rectangle | undefined {
  const left = inspector.x - gap - app.width
  const right = inspector.x + inspector.width + gap
  const y = Math.max(workArea.y, Math.min(inspector.y, workArea.y + workArea.height - app.height))
  if (left >= workArea.x) return { x: left, y, ...app }
  return right + app.width <= workArea.x + workArea.width ? { x: right, y, ...app } : undefined
}
