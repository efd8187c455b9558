/** A finger, or a mouse with its button held down. Positions are content units. */
export type PointerInput = {
  readonly phase: 'began' | 'moved' | 'ended' | 'cancelled'
  /** The same for all phases of one finger. */
  readonly id: number
  readonly x: number
  readonly y: number
}

/** `mouse` events, as desktop and Android devices have them. Positions are content units. */
export type MouseInput = {
  readonly type: 'down' | 'up' | 'move' | 'drag' | 'scroll'
  readonly x: number
  readonly y: number
  readonly scrollX: number
  readonly scrollY: number
  readonly isPrimaryButtonDown: boolean
  readonly isSecondaryButtonDown: boolean
  readonly isMiddleButtonDown: boolean
  readonly clickCount: number
} & Modifiers

export type KeyInput = {
  readonly phase: 'down' | 'up'
  /** Solar2D's name: `a`, `space`, `left`, `enter`, `escape`, `f1`, `back`. */
  readonly keyName: string
  readonly nativeKeyCode: number
} & Modifiers

export type Modifiers = {
  readonly isShiftDown: boolean
  readonly isCtrlDown: boolean
  readonly isAltDown: boolean
  readonly isCommandDown: boolean
}
