import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { BodySide } from '../client.ts'

/** A place in a body that is to be brought into view. */
export type BodyPlace = {
  readonly exchangeId: string
  readonly side: BodySide
  readonly offsetBytes: number
  /** Of what was found there; 0 when it is only a place. */
  readonly lengthBytes: number
}

/** Asked for from elsewhere; the viewer that shows this body takes it out when it has gone there. */
export type BodyRevealStore = StoreApi<{ readonly place: BodyPlace | undefined }>

export const createBodyRevealStore = (): BodyRevealStore => createStore(() => ({ place: undefined }))
