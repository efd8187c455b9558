import type { Orientation } from '../device.ts'

/** Where a finger goes: a point in content units, or an object by what it shows or by what the app calls it. */
export type Target =
  | { readonly x: number; readonly y: number }
  | { readonly text: string }
  /** The object's own field `name` or `id`. */
  | { readonly name: string }

/** What a person, or the device, does to an app that runs without a window. */
export type AppAction =
  | { readonly kind: 'tap'; readonly target: Target; readonly times: number }
  /** A finger that is put down, drawn along a line and lifted. */
  | { readonly kind: 'touch'; readonly from: Target; readonly to: Target; readonly durationMs: number }
  /** Into the field that is meant, or the one that has the keyboard. */
  | {
      readonly kind: 'type'
      readonly text: string
      readonly into?: Target
      /** Then Return. */
      readonly isSubmitted: boolean
    }
  /** An alert: by a button's label or its place from 1, or, with null, by leaving it. */
  | { readonly kind: 'answer'; readonly button: string | number | null }
  | { readonly kind: 'key'; readonly keyName: string }
  /** Waits until it is seen. */
  | { readonly kind: 'see'; readonly target: Target }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'rotate'; readonly orientation: Orientation }
  | { readonly kind: 'connection'; readonly isConnected: boolean; readonly isMobile: boolean }
  | { readonly kind: 'open'; readonly url: string }
