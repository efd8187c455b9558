import type { BodyPart } from '../../client.ts'
import { charsetOf, utf8FaultAt, type Charset } from './charset.ts'
import { isJsonType, isTextType, isVagueType, parseMediaType } from './media-type.ts'
import { imageFormat, imageTypes, otherFormat, type ImageFormat } from './signature.ts'

export const bodyShapes = ['json', 'text', 'image', 'hex'] as const
export type BodyShape = (typeof bodyShapes)[number]

/** What a body is, by its type and its first bytes. */
export type BodyGuess = {
  /** What it can be shown as; the first one is the best. */
  readonly shapes: readonly BodyShape[]
  readonly charset: Charset
  readonly image?: ImageFormat
  readonly isXml: boolean
  /** What does not fit together, and what that mostly means. */
  readonly doubts: readonly string[]
}

export function guessBody(contentType: string | undefined, part: BodyPart): BodyGuess {
  const { type, charset: named } = parseMediaType(contentType)
  const { bytes } = part
  const charset = charsetOf(named, bytes)
  const image = imageFormat(bytes)
  const other = image === undefined ? otherFormat(bytes) : undefined
  const start = image === undefined && other === undefined ? firstCharacters(bytes, charset) : ''
  const isWide = charset.encoding.startsWith('utf-16')
  const isBinary =
    image !== undefined ||
    other !== undefined ||
    (!isWide && (bytes.includes(0) || (isVagueType(type) && hasManyControls(bytes))))
  const isHtml = /^<(!doctype html|html|head|body|meta|script)\b/i.test(start)
  const isJson = !isBinary && !isHtml && (isJsonType(type) || (!isTextual(type) && /^[{[]/.test(start)))
  const isText = !isBinary && (isTextType(type) || isVagueType(type) || type === 'image/svg+xml')
  return {
    shapes: shapesOf({ isJson, isText, isImage: image !== undefined, isBinary }),
    charset,
    ...(image === undefined ? {} : { image }),
    isXml: isHtml || /[/+]xml$|^text\/html$/.test(type) || start.startsWith('<?xml'),
    doubts: doubtsOf({ type, charset, part, image, other, start, isHtml, isBinary }),
  }
}

/** Of characters that no text has, more than one in a hundred at its beginning. */
function hasManyControls(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 4096)
  const count = start.reduce((sum, byte) => (byte < 32 && !textControls.has(byte) ? sum + 1 : sum), 0)
  return count * 100 > start.length
}

/** Tab, line feed, form feed, carriage return, and the escape of coloured logs. */
const textControls: ReadonlySet<number> = new Set([9, 10, 12, 13, 27])

const isTextual = (type: string): boolean => type.startsWith('text/') && type !== 'text/plain'

function shapesOf(is: {
  readonly isJson: boolean
  readonly isText: boolean
  readonly isImage: boolean
  readonly isBinary: boolean
}): readonly BodyShape[] {
  if (is.isImage) return ['image', 'hex', 'text']
  if (is.isJson) return ['json', 'text', 'hex']
  return is.isText && !is.isBinary ? ['text', 'json', 'hex'] : ['hex', 'text', 'json']
}

const firstCharacters = (bytes: Uint8Array, { encoding }: Charset): string =>
  new TextDecoder(encoding).decode(bytes.subarray(0, 512)).trimStart()

type Seen = {
  readonly type: string
  readonly charset: Charset
  readonly part: BodyPart
  readonly image: ImageFormat | undefined
  readonly other: string | undefined
  readonly start: string
  readonly isHtml: boolean
  readonly isBinary: boolean
}

function doubtsOf(seen: Seen): readonly string[] {
  const { type, charset, part, image, other, start, isHtml, isBinary } = seen
  const doubts: string[] = []
  if (part.bytes.length === 0) return doubts
  if (image !== undefined && type !== imageTypes[image] && !isVagueType(type) && !isSameImage(type, image)) {
    doubts.push(`Content-Type says ${type}, but these are the bytes of a ${image} picture.`)
  } else if (image === undefined && type.startsWith('image/') && type !== 'image/svg+xml') {
    doubts.push(
      isHtml
        ? `Content-Type says ${type}, but this is HTML: an error page, or the sign-in page of a network.`
        : `Content-Type says ${type}, but the bytes are not of a picture that can be shown.`,
    )
  } else if (isHtml && isJsonType(type)) {
    doubts.push(
      `Content-Type says ${type}, but this is HTML: an error page, or the sign-in page of a network.`,
    )
  } else if ((other === 'gzip' || other === 'zlib') && !/zip/.test(type)) {
    doubts.push(
      `These bytes are still compressed (${other}): the server compressed them twice, or did not say so in Content-Encoding.`,
    )
  } else if (isBinary && isTextType(type)) {
    doubts.push(`Content-Type says ${type}, but there are bytes in it that no text has.`)
  } else if (isJsonType(type) && !/^[{["\-\dtfn]/.test(start)) {
    doubts.push(`Content-Type says ${type}, but JSON does not begin like this.`)
  }
  if (charset.unknown !== undefined && !isBinary) {
    doubts.push(`Nobody knows the charset "${charset.unknown.slice(0, 60)}": the text is read as UTF-8.`)
  } else if (charset.encoding === 'utf-8' && !isBinary && (isTextType(type) || isVagueType(type))) {
    const at = utf8FaultAt(part.bytes)
    if (at !== undefined) {
      doubts.push(
        `From byte ${at} on the text is not UTF-8. It is mostly of another charset, which the server should name in Content-Type.`,
      )
    }
  }
  return doubts
}

/** Names that are in use for the same format. */
const isSameImage = (type: string, image: ImageFormat): boolean =>
  (image === 'JPEG' && type === 'image/jpg') ||
  (image === 'ICO' && type === 'image/vnd.microsoft.icon') ||
  (image === 'BMP' && type === 'image/x-ms-bmp') ||
  (image === 'PNG' && type === 'image/apng')
