import type { Orientation } from '../shared/device.ts'
import type { KeyInput, MouseInput, PointerInput } from './input.ts'
import type { FieldInput, NativeView } from './native-view.ts'
import type { ScreenGeometry } from './screen.ts'
import type { Scene } from './solar2d/display/scene.ts'

/** A text as a whole, or the app's own field `name` or `id` of a display object. */
export type ShownQuery = { readonly text: string } | { readonly name: string }

/** A point of the content; `fieldId` when a native text field is there. */
export type Located = { readonly x: number; readonly y: number; readonly fieldId?: number }

/** A running app, whatever it is written in. Its host calls these; nothing here calls back but the host's own parts. */
export type RunningApp = {
  /** Runs the project's entry file. Errors of the app go to the console, with traceback; they never throw. */
  readonly start: () => void
  /** Due timers, transitions, then `enterFrame` listeners, when a frame is due. The host calls it at 60 Hz or more. */
  readonly frame: () => void
  /** A finger: `touch` events, and a `tap` when it is lifted where it was put down. Hit-tested from the front. */
  readonly pointer: (input: PointerInput) => void
  /** A whole tap at content coordinates: a finger put down and lifted. `taps` counts those in quick succession. */
  readonly tap: (tap: { readonly x: number; readonly y: number; readonly taps: number }) => void
  readonly mouse: (input: MouseInput) => void
  /** Whether the app has handled the key, so that the platform must not. */
  readonly key: (input: KeyInput) => boolean
  /** The device is held another way. */
  readonly rotate: (orientation: Orientation) => void
  /** The device's own link changes: what `network.getConnectionStatus()` tells, and status listeners hear. */
  readonly setConnection: (connection: { readonly isConnected: boolean; readonly isMobile: boolean }) => void
  /** The user chose the button at `index`, from 1, of an alert, or dismissed it without one. */
  readonly answerAlert: (id: number, index: number | undefined) => void
  readonly editField: (id: number, input: FieldInput) => void
  readonly suspend: () => void
  readonly resume: () => void
  /** Another app, or the system, opened a URL with this one: `applicationOpen`. */
  readonly open: (url: string) => void
  /** Runs `applicationExit` listeners, then lets nothing of the app run any more. Idempotent. */
  readonly exit: () => void
  /** Where a person would point to touch what is meant: the middle of the frontmost object of that kind on the screen. */
  readonly locate: (query: ShownQuery) => Located | undefined
  /** The texts that a person reads on the screen, the front first; at most a hundred or so, long ones cut. */
  readonly shownTexts: () => readonly string[]
  /** What there is to draw. */
  readonly scene: Scene
  /** How the content lies on the screen now. */
  readonly screen: () => ScreenGeometry
  /** What there is to show over the canvas. */
  readonly native: NativeView
  /** No timer, no transition, no request under way: without input from outside nothing can happen any more. */
  readonly isIdle: () => boolean
  /** Errors that the app raised and nobody caught, so far. */
  readonly errorCount: () => number
}
