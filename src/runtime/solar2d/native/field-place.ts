import type { NativeField } from '../../native-view.ts'
import { contentBounds } from '../display/geometry.ts'
import type { StoredNode } from '../display/scene-node.ts'

/** Where a field is on the screen. Lengths are content units; `x` and `y` are its centre. */
export type FieldPlace = Pick<NativeField, 'x' | 'y' | 'width' | 'height' | 'alpha' | 'isVisible'>

/** A field stands upright in the bounds of its display object, and is seen as far as the groups around it are. */
export function placeOf(node: StoredNode): FieldPlace {
  const { xMin, yMin, xMax, yMax } = contentBounds(node)
  let alpha = 1
  let isVisible = true
  for (let at: StoredNode | undefined = node; at !== undefined; at = at.parent?.owner()) {
    alpha *= at.alpha
    isVisible &&= at.isVisible
  }
  return {
    x: (xMin + xMax) / 2,
    y: (yMin + yMax) / 2,
    width: xMax - xMin,
    height: yMax - yMin,
    alpha,
    isVisible,
  }
}

export const isAt = (field: FieldPlace, place: FieldPlace): boolean =>
  field.x === place.x &&
  field.y === place.y &&
  field.width === place.width &&
  field.height === place.height &&
  field.alpha === place.alpha &&
  field.isVisible === place.isVisible
