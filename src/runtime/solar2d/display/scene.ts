/** A colour as Solar2D has it: each part 0…1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** What a shape is filled or outlined with. */
export type Paint =
  | { readonly kind: 'colour'; readonly colour: Colour }
  /** From one edge of the bounds to the other. `direction` is where `to` lies, in degrees clockwise from the top. */
  | { readonly kind: 'gradient'; readonly from: Colour; readonly to: Colour; readonly direction: number }
  /** A picture stretched over the bounds. The same bytes for every use of the same file content. */
  | { readonly kind: 'image'; readonly bytes: Uint8Array; readonly tint: Colour }

/** Fill and outline of a shape; `strokeWidth` 0 is no outline, which is centred on the shape's edge. */
export type Drawing = { readonly fill: Paint; readonly stroke: Paint; readonly strokeWidth: number }

/**
 * A display object as the painter sees it. It stands at (x, y) of its parent, turned, then scaled, about its anchor;
 * its own box begins at (-width × anchorX, -height × anchorY). A group has no box: its children stand about
 * (offsetX, offsetY) of its own place.
 */
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
  readonly blendMode: 'normal' | 'add' | 'multiply' | 'screen'
  readonly content: SceneContent
}

export type SceneContent =
  | {
      readonly kind: 'group'
      /** Back to front. */
      readonly children: readonly SceneNode[]
      /** Not 0 only for a group whose children follow its anchor. */
      readonly offsetX: number
      readonly offsetY: number
      /** A container shows nothing outside this rectangle about its own place. */
      readonly clip?: { readonly width: number; readonly height: number }
    }
  | ({ readonly kind: 'rect'; readonly cornerRadius: number } & Drawing)
  /** Within the box, which is its bounding square. */
  | ({ readonly kind: 'circle' } & Drawing)
  /** `points`: x and y in turn, from the top left corner of the box. */
  | ({ readonly kind: 'polygon'; readonly points: readonly number[] } & Drawing)
  /** `points`: x and y in turn, from the object's own place; a line has no box. */
  | {
      readonly kind: 'line'
      readonly points: readonly number[]
      readonly stroke: Paint
      readonly strokeWidth: number
    }
  | {
      readonly kind: 'image'
      /** The encoded file; the same array for every object made from the same file content. */
      readonly bytes: Uint8Array
      readonly tint: Colour
      /** The part of the picture to show, in its pixels; the whole one without it. */
      readonly frame?: {
        readonly x: number
        readonly y: number
        readonly width: number
        readonly height: number
      }
      readonly stroke: Paint
      readonly strokeWidth: number
    }
  | {
      readonly kind: 'text'
      readonly text: string
      readonly font: Font
      readonly wrapWidth?: number
      readonly align: 'left' | 'center' | 'right'
      readonly fill: Paint
    }
  /** Stands for what is not simulated: it has a place and a size, and nothing to see. */
  | { readonly kind: 'nothing' }

export type Font = {
  /** Empty for the platform's own font. */
  readonly family: string
  readonly isBold: boolean
  readonly sizePx: number
}

/** The display list. `version` grows with every change, so that a painter can skip frames. */
export type Scene = {
  readonly version: number
  /** The stage's children, back to front. */
  readonly nodes: readonly SceneNode[]
  /** Behind everything; black when absent. */
  readonly background?: Paint
}
