import type { Device, Orientation } from '../../../shared/device.ts'
import type { ScreenGeometry } from '../../screen.ts'
import { fitContent } from './fit-content.ts'
import { isSideways, turnBetween, turnInsets } from './orientation.ts'
import type { ScreenSettings } from './screen-settings.ts'

/** How a device is held, and which way up its content is. */
export type ScreenState = { readonly held: Orientation; readonly content: Orientation }

/** A device that is held in a way that the app does not support is turned to the app's default at first. */
export function firstState(settings: ScreenSettings, launched: Orientation): ScreenState {
  const held = settings.supportedOrientations.includes(launched) ? launched : settings.defaultOrientation
  return { held, content: settings.contentOrientation ?? held }
}

/** The content turns along when the app supports it. */
export function turnedState(settings: ScreenSettings, before: ScreenState, held: Orientation): ScreenState {
  const turnsAlong =
    settings.contentOrientation === undefined && settings.supportedOrientations.includes(held)
  return { held, content: turnsAlong ? held : before.content }
}

/** How the content lies on the screen of a device. Source: Solar2D docs: guide/basics/configSettings. */
export function createScreen(
  device: Device,
  settings: ScreenSettings,
  { held, content }: ScreenState,
): ScreenGeometry {
  const fitted = fitContent(device, settings, isSideways(content))
  const { top, right, bottom, left } = turnInsets(device.safeInsetsPx, content)
  return {
    ...fitted,
    safeInsets: {
      top: top / fitted.pixelsPerUnitY,
      right: right / fitted.pixelsPerUnitX,
      bottom: bottom / fitted.pixelsPerUnitY,
      left: left / fitted.pixelsPerUnitX,
    },
    orientation: held,
    turn: turnBetween(content, held),
  }
}
