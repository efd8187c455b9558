import type { BodyQuery } from '../../shared/contract/traffic.ts'
import { excerptOf } from './excerpt.ts'
import type { Place } from './search-messages.ts'
import { createUtf8Cursor } from './utf8-cursor.ts'

export const mostPlacesInBody = 50

/** A match is known whole when it begins so far before the end of what has come. */
const overlapBytes = 64 * 1024
/** What an expression may look at before the place where it begins. */
const contextBytes = 4 * 1024

/** Throws a `SyntaxError` for an expression that is none. */
export function expressionOf({ text, isRegex, isCaseSensitive }: SearchText): RegExp {
  const source = isRegex ? text : text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
  return new RegExp(source, isCaseSensitive ? 'gmu' : 'gimu')
}

export type SearchText = Pick<BodyQuery, 'text' | 'isRegex' | 'isCaseSensitive'>

export type PartSearch = {
  /** The places in one more part of the body. Of each place the part that its match begins in tells it, or the next. */
  readonly add: (part: Uint8Array, isLast: boolean) => readonly Place[]
  /** Enough was found in this body. */
  readonly isFull: () => boolean
}

/** Looks for a text in one body that comes in parts, as UTF-8; what is none stands for itself and matches nothing. */
export function createPartSearch(expression: RegExp): PartSearch {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let kept = new Uint8Array()
  /** Where in the body what is kept begins. */
  let keptAt = 0
  /** Matches before it are told. */
  let nextAt = 0
  let placeCount = 0

  const search = (bytes: Uint8Array, until: number): readonly Place[] => {
    const text = decoder.decode(bytes)
    const cursor = createUtf8Cursor(bytes)
    const places: Place[] = []
    expression.lastIndex = cursor.toByte(nextAt - keptAt)
    while (placeCount < mostPlacesInBody) {
      const match = expression.exec(text)
      if (match === null) break
      const end = match.index + match[0].length
      if (match[0] === '') {
        expression.lastIndex = end + ((text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1)
        continue
      }
      const offsetBytes = keptAt + cursor.toIndex(match.index)
      if (offsetBytes >= until) break
      nextAt = keptAt + cursor.toIndex(end)
      placeCount += 1
      places.push({ offsetBytes, ...excerptOf(text, match.index, end) })
    }
    return places
  }

  return {
    add: (part, isLast) => {
      const bytes = kept.byteLength === 0 ? part : Buffer.concat([kept, part])
      const endAt = keptAt + bytes.byteLength
      const until = isLast ? endAt : endAt - overlapBytes
      if (!isLast && until <= nextAt) {
        kept = new Uint8Array(bytes)
        return []
      }
      const places = search(bytes, until)
      nextAt = Math.max(nextAt, until)
      const keepAt = Math.max(keptAt, until - contextBytes)
      kept = new Uint8Array(bytes.subarray(keepAt - keptAt))
      keptAt = keepAt
      return places
    },
    isFull: () => placeCount >= mostPlacesInBody,
  }
}
