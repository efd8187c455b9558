import type { ScreenGeometry } from '../../screen.ts'
import { type Box, contentBounds, type Point } from './geometry.ts'
import type { GroupContent } from './group-content.ts'
import type { StoredNode } from './scene-node.ts'

/** Longer lists and texts help nobody who looks for a misspelt word. */
const mostTexts = 50
const mostCharacters = 80

/** The middle of an object that a person sees. */
export type Shown = Point & { readonly id: number }

/** The frontmost object that is meant and that a person can point at: its middle is on the screen and in no clipped part. */
export function findShown(
  stage: GroupContent,
  screen: ScreenGeometry,
  isMeant: (node: StoredNode) => boolean,
): Shown | undefined {
  return visit(stage, [screenBox(screen)], isMeant)
}

/** The texts that a person reads, the front first. */
export function shownTexts(stage: GroupContent, screen: ScreenGeometry): readonly string[] {
  const texts = new Set<string>()
  findShown(stage, screen, ({ content }) => {
    if (content.kind === 'text' && content.text !== '') texts.add(content.text.slice(0, mostCharacters))
    return texts.size >= mostTexts
  })
  return [...texts]
}

function visit(
  { children }: GroupContent,
  windows: readonly Box[],
  isMeant: (node: StoredNode) => boolean,
): Shown | undefined {
  for (const node of children.toReversed()) {
    if ((!node.isVisible || node.alpha === 0) && !node.isHitTestable) continue
    const { content } = node
    if (content.kind === 'group') {
      const within = content.clip === undefined ? windows : [...windows, contentBounds(node)]
      const found = visit(content, within, isMeant)
      if (found !== undefined) return found
    }
    const middle = middleOf(contentBounds(node))
    if (windows.every((box) => isWithin(box, middle)) && isMeant(node)) return { id: node.id, ...middle }
  }
  return undefined
}

const middleOf = ({ xMin, xMax, yMin, yMax }: Box): Point => ({ x: (xMin + xMax) / 2, y: (yMin + yMax) / 2 })

const isWithin = ({ xMin, xMax, yMin, yMax }: Box, { x, y }: Point): boolean =>
  x >= xMin && x <= xMax && y >= yMin && y <= yMax

function screenBox({ originX, originY, ...screen }: ScreenGeometry): Box {
  return {
    xMin: originX,
    yMin: originY,
    xMax: originX + screen.pixelWidth / screen.pixelsPerUnitX,
    yMax: originY + screen.pixelHeight / screen.pixelsPerUnitY,
  }
}
