import type { Scene } from './solar2d/display/scene.ts'

/** A running app, whatever it is written in. Its host calls these; nothing here calls back but the host's own parts. */
export type RunningApp = {
  /** Runs the project's entry file. Errors of the app go to the console, with traceback; they never throw. */
  readonly start: () => void
  /** Due timers, transitions, then `enterFrame` listeners. The host calls it at up to 60 Hz. */
  readonly frame: () => void
  /** A tap at content coordinates: hit-tested from the front, then `Runtime`. */
  readonly tap: (tap: { readonly x: number; readonly y: number; readonly taps: number }) => void
  readonly suspend: () => void
  readonly resume: () => void
  /** Another app, or the system, opened a URL with this one: `applicationOpen`. */
  readonly open?: (url: string) => void
  /** Runs `applicationExit` listeners, then lets nothing of the app run any more. Idempotent. */
  readonly exit: () => void
  /** What there is to draw. */
  readonly scene: Scene
  /** No timer, no transition, no request under way: without input from outside nothing can happen any more. */
  readonly isIdle: () => boolean
  /** Errors that the app raised and nobody caught, so far. */
  readonly errorCount: () => number
}
