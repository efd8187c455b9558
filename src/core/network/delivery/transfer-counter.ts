import type { ResponseHead } from '../../../shared/log-entry.ts'
import type { DeliveryRules } from '../../../shared/profile/profile.ts'
import { createCharacterCounter } from '../text/character-counter.ts'
import { parseMediaType } from '../text/media-type.ts'
import { headerValue } from '../text/response-headers.ts'
import { isTextBody } from '../text/response-text.ts'

/** How much of a response has come, in what the profile counts. */
export type TransferCounter = {
  /** Total so far, on the wire. */
  readonly setReceived: (bytes: number) => void
  /** A part as it goes to the app, decoded. */
  readonly add: (part: Uint8Array) => void
  readonly value: () => number
}

export function createTransferCounter(
  head: ResponseHead,
  isFile: boolean,
  rules: DeliveryRules,
): TransferCounter {
  const mediaType = parseMediaType(headerValue(head.headers, 'content-type'))
  const isText = !isFile && isTextBody({ mediaType, status: head.status }, rules)
  if (rules.bytesTransferred === 'characters' && isText) {
    const characters = createCharacterCounter(mediaType)
    return { setReceived: () => {}, add: characters.add, value: characters.count }
  }
  const countsWire = rules.bytesTransferred === 'wire'
  let bytes = 0
  return {
    setReceived: (total) => {
      if (countsWire) bytes = total
    },
    add: (part) => {
      if (!countsWire) bytes += part.byteLength
    },
    value: () => bytes,
  }
}
