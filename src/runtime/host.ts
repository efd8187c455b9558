import type { AppFilesClient } from '../shared/contract/app-files.ts'
import type { AppNetworkClient } from '../shared/contract/app-network.ts'
import type { FindingReport } from '../shared/finding.ts'
import type { Launch } from '../shared/contract/app-session.ts'
import type { Font } from './solar2d/display/scene.ts'

/** What one line of the runtime's own speech is; the app's `print` output goes through `print`, as bytes. */
export type RuntimeMessage = {
  readonly level: 'info' | 'warning' | 'error'
  /** For an error: the message, then the Lua traceback on the following lines. */
  readonly text: string
  /** `main.lua:12` when known. */
  readonly source?: string
  /** An error of the app that nobody caught, and not one that the runtime tells it of. */
  readonly isUncaught?: true
}

export type TextMetrics = { readonly width: number; readonly height: number }

/**
 * All that the runtime knows of the world: it has no window, no process and no timers of its own. The device page
 * and the command line's worker each build one.
 */
export type RuntimeHost = {
  readonly launch: Launch
  readonly network: AppNetworkClient
  readonly files: AppFilesClient
  readonly clock: {
    /** Monotonic milliseconds. */
    readonly nowMs: () => number
    /** Milliseconds since 1970, for `os.time` and its like. */
    readonly wallClockMs: () => number
  }
  readonly console: {
    /** One `print`, with its line end. Lua strings are bytes. */
    readonly print: (line: Uint8Array) => void
    readonly message: (message: RuntimeMessage) => void
  }
  /** The app asks for its own end; a host that has none lets it run on. */
  readonly requestExit?: () => void
  /** Something that the developer of the app should know. The host tells each kind once per place. */
  readonly find: (finding: FindingReport) => void
  /** Size in content units of a text set in one line (or wrapped at `wrapWidth`). */
  readonly measureText: (
    text: string,
    style: { readonly font: Font; readonly wrapWidth?: number },
  ) => TextMetrics
}
