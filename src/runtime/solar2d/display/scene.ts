/** A colour as Solar2D has it: each part 0…1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** A display object as the painter sees it. Positions are content units; the anchor is a fraction of the size. */
export type SceneNode = {
  readonly id: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly anchorX: number
  readonly anchorY: number
  readonly xScale: number
  readonly yScale: number
  /** Degrees, clockwise. */
  readonly rotation: number
  readonly alpha: number
  readonly isVisible: boolean
  readonly content:
    | { readonly kind: 'rect'; readonly fill: Colour; readonly stroke: Colour; readonly strokeWidth: number }
    | {
        readonly kind: 'image'
        /** The encoded file; the same array for every object made from the same file content. */
        readonly bytes: Uint8Array
        readonly tint: Colour
      }
    | {
        readonly kind: 'text'
        readonly text: string
        /** Empty for the platform's own font. */
        readonly fontFamily: string
        readonly sizePx: number
        readonly wrapWidth?: number
        readonly fill: Colour
      }
}

/** The display list, back to front. `version` grows with every change, so that a painter can skip frames. */
export type Scene = {
  readonly version: number
  readonly nodes: readonly SceneNode[]
  /** Behind everything; black when absent. */
  readonly background?: Colour
}
