import type { ConnectionName } from './connection.ts'
import type { Orientation } from './device.ts'

/** What the user sets of the simulated device and of the simulator, beside the profile. */
export type Switches = {
  /** What is not simulated is an error of Lua. */
  readonly isStrict: boolean
  /** The app is relaunched when a file of the project changes. */
  readonly relaunchesOnChange: boolean
  readonly connection: ConnectionName
  readonly orientation: Orientation
  /** Desktop units of one device pixel in the app's window. */
  readonly zoom: number
}

/** As long as nobody has set anything. */
export const firstSwitches: Switches = {
  isStrict: false,
  relaunchesOnChange: true,
  connection: 'wifi',
  orientation: 'portrait',
  zoom: 1,
}
