import type { BodySide } from '../../shared/contract/traffic.ts'
import type { BodySegment } from './body-segment.ts'

/** Where a body is. */
export type StoredBody = {
  readonly exchangeId: string
  readonly side: BodySide
  readonly segment: BodySegment
  readonly offsetBytes: number
  readonly keptBytes: number
  readonly sizeBytes: number
  /** As long as it is not on disk. */
  pending: Uint8Array | undefined
  /** Nobody wants it any more; it need not be written. */
  isForgotten: boolean
}

export type BodyIndex = {
  readonly get: (exchangeId: string, side: BodySide) => StoredBody | undefined
  readonly add: (body: StoredBody) => void
  readonly remove: (body: StoredBody) => void
  /** The exchange is over: its bodies may go when room is needed. */
  readonly settle: (exchangeId: string) => void
  /** Whether every body of a segment belongs to an exchange that is over. */
  readonly mayGo: (segment: BodySegment) => boolean
  readonly bodiesIn: (segment: BodySegment) => ReadonlySet<StoredBody>
}

type Shelf = { request?: StoredBody; response?: StoredBody; isSettled: boolean }

const sides = ['request', 'response'] as const
const nothing: ReadonlySet<StoredBody> = new Set()

/** Finds bodies by exchange, and by the file that they are in. */
export function createBodyIndex(): BodyIndex {
  const shelves = new Map<string, Shelf>()
  const inSegments = new Map<BodySegment, Set<StoredBody>>()
  const openIn = new Map<BodySegment, number>()

  const countOpen = (segment: BodySegment, by: 1 | -1): void => {
    const count = (openIn.get(segment) ?? 0) + by
    if (count === 0) openIn.delete(segment)
    else openIn.set(segment, count)
  }
  return {
    get: (exchangeId, side) => shelves.get(exchangeId)?.[side],
    add: (body) => {
      const shelf = shelves.get(body.exchangeId) ?? { isSettled: false }
      shelf[body.side] = body
      shelves.set(body.exchangeId, shelf)
      const others = inSegments.get(body.segment) ?? new Set()
      inSegments.set(body.segment, others.add(body))
      if (!shelf.isSettled) countOpen(body.segment, 1)
    },
    remove: (body) => {
      body.isForgotten = true
      body.pending = undefined
      const others = inSegments.get(body.segment)
      others?.delete(body)
      if (others?.size === 0) inSegments.delete(body.segment)
      const shelf = shelves.get(body.exchangeId)
      if (shelf === undefined) return
      if (!shelf.isSettled) countOpen(body.segment, -1)
      delete shelf[body.side]
      if (sides.every((side) => shelf[side] === undefined)) shelves.delete(body.exchangeId)
    },
    settle: (exchangeId) => {
      const shelf = shelves.get(exchangeId)
      if (shelf === undefined || shelf.isSettled) return
      shelf.isSettled = true
      for (const side of sides) {
        const body = shelf[side]
        if (body !== undefined) countOpen(body.segment, -1)
      }
    },
    mayGo: (segment) => !openIn.has(segment),
    bodiesIn: (segment) => inSegments.get(segment) ?? nothing,
  }
}
