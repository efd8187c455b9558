import { screen } from 'electron'
import { deviceOf } from '../../shared/device.ts'
import { fittingZoom, heldSize, sizeAt } from './device-size.ts'
import { placeSideBySide } from './placement.ts'

export const inspectorWindowSize = { width: 1240, height: 760 } as const

/** The app's window begins as tall as the inspector. */
export const firstRoom = { width: 1240, height: inspectorWindowSize.height } as const

const referenceSize = heldSize(deviceOf('reference'), 'portrait')
const appWindowSize = sizeAt(referenceSize, fittingZoom(referenceSize, firstRoom))

/** Where the inspector stands at first: with room for the app beside it. */
export const firstInspectorPlace = () =>
  placeSideBySide(screen.getPrimaryDisplay().workArea, appWindowSize, inspectorWindowSize)?.inspector
