import type { Colour } from './solar2d/display/scene.ts'

/** A dialog of `native.showAlert`. */
export type NativeAlert = {
  readonly id: number
  readonly title: string
  readonly message: string
  /** At most five. None: the platform gives no way out but `native.cancelAlert`. */
  readonly buttons: readonly string[]
}

/** A `native.newTextField` or `native.newTextBox`. Lengths and positions are content units, on the screen. */
export type NativeField = {
  readonly id: number
  readonly kind: 'field' | 'box'
  /** The centre. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly alpha: number
  readonly isVisible: boolean
  readonly text: string
  readonly placeholder: string
  readonly isSecure: boolean
  readonly isEditable: boolean
  readonly inputType: 'default' | 'number' | 'decimal' | 'phone' | 'url' | 'email' | 'no-emoji'
  readonly align: 'left' | 'center' | 'right'
  /** Empty for the platform's own font. */
  readonly fontFamily: string
  readonly fontSize: number
  readonly colour: Colour
  readonly hasBackground: boolean
  readonly hasFocus: boolean
  /** Grows when the app, not the user, sets text or selection, so that the page takes them over. */
  readonly revision: number
  /** Where the app wants the cursor or selection to be, in characters; only with a new `revision`. */
  readonly selection?: { readonly start: number; readonly end: number }
}

/** What the platform, not the canvas, shows over the app. `version` grows with every change. */
export type NativeView = {
  readonly version: number
  /** The newest last; only the newest can be answered. */
  readonly alerts: readonly NativeAlert[]
  readonly fields: readonly NativeField[]
  /** `native.setActivityIndicator(true)`. */
  readonly isBusy: boolean
}

/** What the user does to a field. Positions count characters. */
export type FieldInput =
  | { readonly phase: 'began' }
  | {
      readonly phase: 'editing'
      readonly text: string
      /** What the edit put in. */
      readonly newCharacters: string
      /** Where the edit began, as Lua counts: 1 is before the first character. */
      readonly startPosition: number
      readonly numDeleted: number
    }
  /** Return was pressed. */
  | { readonly phase: 'submitted' }
  | { readonly phase: 'ended' }
