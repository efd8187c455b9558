import { screen } from 'electron'
import { placeSideBySide } from './placement.ts'

/** Content units of the simulated device; `config.lua` does not change them yet. */
export const contentSize = { width: 320, height: 480 } as const

const zoom = 1.5

export const appWindowSize = {
  width: contentSize.width * zoom,
  height: contentSize.height * zoom,
} as const

export const inspectorWindowSize = { width: 1240, height: 760 } as const

/** Where the windows stand when they open for the first time. */
export const firstPlaces = (): ReturnType<typeof placeSideBySide> =>
  placeSideBySide(screen.getPrimaryDisplay().workArea, appWindowSize, inspectorWindowSize)
