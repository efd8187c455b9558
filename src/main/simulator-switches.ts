import type { Rectangle } from 'electron'
import type { ConnectionName } from '../shared/connection.ts'
import type { SessionState } from '../shared/contract/inspector.ts'
import { ok, type Outcome } from '../shared/outcome.ts'
import type { Switches } from '../shared/switches.ts'
import type { RunningApp } from './running-app.ts'
import type { Settings } from './settings.ts'
import type { StateCell } from './state-cell.ts'
import type { Turn, ZoomStep } from './windows/device-size.ts'
import { createDeviceFrame, type DeviceFrame } from './windows/device-frame.ts'

/** What the user sets of the device and of the simulator. */
export type SimulatorSwitches = {
  /** Takes effect at once: the running app is relaunched. */
  readonly setStrict: (isStrict: boolean) => Promise<Outcome<void>>
  readonly setRelaunchesOnChange: (relaunchesOnChange: boolean) => void
  readonly setConnection: (connection: ConnectionName) => void
  readonly turn: (to: Turn) => void
  readonly zoom: (to: ZoomStep) => void
}

export function createSimulatorSwitches(deps: {
  readonly cell: StateCell
  readonly settings: Settings
  readonly save: (settings: Settings) => void
  readonly inspectorBounds: () => Rectangle | undefined
  readonly running: () => RunningApp | undefined
  readonly relaunch: () => Promise<Outcome<void>>
}): { readonly switches: SimulatorSwitches; readonly frame: DeviceFrame } {
  const { cell, running } = deps
  const set = (change: Partial<Switches>): void => {
    const state = cell.get()
    cell.set({ ...state, switches: { ...state.switches, ...change } })
  }
  /** Without what the command line set for this time only. */
  let remembered = deps.settings
  const remember = (change: Partial<Settings>): void => {
    remembered = { ...remembered, ...change }
    deps.save(remembered)
  }
  const frame = createDeviceFrame({
    chosenZoom: deps.settings.zoom,
    inspectorBounds: deps.inspectorBounds,
    onChange: () => set({ orientation: frame.orientation(), zoom: frame.zoom() }),
  })
  return {
    frame,
    switches: {
      setStrict: async (isStrict) => {
        if (isStrict === cell.get().switches.isStrict) return ok(undefined)
        set({ isStrict })
        remember({ isStrict })
        return isLive(cell.get().session) ? deps.relaunch() : ok(undefined)
      },
      setRelaunchesOnChange: (relaunchesOnChange) => {
        set({ relaunchesOnChange })
        remember({ relaunchesOnChange })
      },
      setConnection: (connection) => {
        set({ connection })
        running()?.setConnection(connection)
      },
      turn: (to) => {
        frame.turn(to)
        running()?.rotate(frame.orientation())
      },
      zoom: (to) => {
        frame.zoomTo(to)
        const zoom = frame.chosenZoom()
        if (zoom !== undefined) remember({ zoom })
      },
    },
  }
}

const isLive = (session: SessionState): boolean =>
  session === 'starting' || session === 'running' || session === 'suspended'
