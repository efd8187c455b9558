import type { BodyPart, BodySide } from '../../shared/contract/traffic.ts'
import type { Outcome } from '../../shared/outcome.ts'

/** A body of an exchange that may be readable: whether it is, and how large, `read` tells. */
export type BodyPlace = { readonly exchangeId: string; readonly side: BodySide }

/** Reads the bodies of exchanges, wherever they are: in the log's entries, in the store, in files of the app. */
export type BodyReader = {
  /**
   * A part of a body; shorter at its end. Fails with `NOT_FOUND` when nothing of it can be read: there is none, it is not
   * kept any more, or the file that it is in was changed since.
   */
  readonly read: (
    exchangeId: string,
    side: BodySide,
    offsetBytes: number,
    lengthBytes: number,
  ) => Promise<Outcome<BodyPart>>
  /** Bodies of these exchanges, or of all, in the order of the log: what was sent before what came. */
  readonly list: (exchangeIds?: readonly string[]) => readonly BodyPlace[]
}
