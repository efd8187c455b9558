import type { Outcome } from '../../../shared/outcome.ts'
import type { BodyPart } from '../client.ts'
import { guessBody } from '../body/kinds/body-guess.ts'
import { decode } from '../body/kinds/charset.ts'
import { formatJson } from '../body/json/json-text.ts'
import { parseJson } from '../body/json/parse-json.ts'

/** One side's body: how it is read and what it says it is. */
export type ComparedBody = {
  readonly read: (offsetBytes: number, lengthBytes: number) => Promise<Outcome<BodyPart>>
  readonly contentType: string | undefined
}

export type BodyComparison =
  | { readonly kind: 'none' }
  /** Byte by byte, as far as both are kept. */
  | { readonly kind: 'same'; readonly sizeBytes: number }
  | { readonly kind: 'one'; readonly side: 'left' | 'right'; readonly sizeBytes: number }
  | { readonly kind: 'text'; readonly left: string; readonly right: string; readonly isJson: boolean }
  | {
      readonly kind: 'bytes'
      readonly leftBytes: number
      readonly rightBytes: number
      /** Where they differ first; undefined when that is beyond what was compared. */
      readonly differsAt?: number
      /** Sixteen bytes or fewer of each side, from the line on in which they differ. */
      readonly left: Uint8Array
      readonly right: Uint8Array
      readonly lineAt: number
      readonly comparedBytes: number
    }
  | { readonly kind: 'failed'; readonly problem: string }

/** Texts up to here are compared line by line. */
export const mostComparedText = 1024 * 1024
const mostFormattedCharacters = 4 * 1024 * 1024
/** Bytes up to here are compared, in steps. */
const mostComparedBytes = 64 * 1024 * 1024
const stepBytes = 1024 * 1024

const isWhole = (part: BodyPart): boolean => part.bytes.length === part.keptBytes

/** Reads both bodies side by side and says how they differ; stops reading where they do. */
export async function compareBodies(
  left: ComparedBody,
  right: ComparedBody,
  signal: AbortSignal,
): Promise<BodyComparison> {
  const [a, b] = await Promise.all([left.read(0, stepBytes), right.read(0, stepBytes)])
  const problem = [a, b].find((part) => !part.ok && part.error.code !== 'NOT_FOUND')
  if (problem?.ok === false) return { kind: 'failed', problem: problem.error.message }
  if (!a.ok && !b.ok) return { kind: 'none' }
  if (!a.ok || !b.ok) {
    const [side, part] = a.ok ? (['left', a] as const) : (['right', b] as const)
    return { kind: 'one', side, sizeBytes: part.ok ? part.value.sizeBytes : 0 }
  }
  if (isWhole(a.value) && isWhole(b.value)) {
    const texts = textsOf(left, a.value, right, b.value)
    if (firstDifference(a.value.bytes, b.value.bytes) !== undefined && texts !== undefined) return texts
  }
  return compareBytes({ left, right, first: [a.value, b.value], signal })
}

function textsOf(
  left: ComparedBody,
  a: BodyPart,
  right: ComparedBody,
  b: BodyPart,
): BodyComparison | undefined {
  const [before, after] = [guessBody(left.contentType, a), guessBody(right.contentType, b)]
  const isText = [before, after].every(({ shapes }) => shapes[0] === 'json' || shapes[0] === 'text')
  if (!isText) return undefined
  const isJson = before.shapes[0] === 'json' && after.shapes[0] === 'json'
  const texts = [decode(a.bytes, before.charset.encoding), decode(b.bytes, after.charset.encoding)] as const
  const [leftText, rightText] = isJson ? [formatted(texts[0]), formatted(texts[1])] : texts
  return { kind: 'text', left: leftText, right: rightText, isJson }
}

/** Formatted both times, so that only what they say is told apart; as it is where it is no JSON after all. */
function formatted(text: string): string {
  const parsed = parseJson(text)
  const pretty = parsed.ok ? formatJson(parsed.nodes) : undefined
  return pretty === undefined || pretty.length > mostFormattedCharacters ? text : pretty
}

type ByteTask = {
  readonly left: ComparedBody
  readonly right: ComparedBody
  readonly first: readonly [BodyPart, BodyPart]
  readonly signal: AbortSignal
}

async function compareBytes({ left, right, first, signal }: ByteTask): Promise<BodyComparison> {
  let [a, b] = first
  const sizes = { leftBytes: a.sizeBytes, rightBytes: b.sizeBytes }
  const keptBytes = Math.min(a.keptBytes, b.keptBytes)
  let offset = 0
  for (;;) {
    const at = firstDifference(a.bytes, b.bytes)
    // Where no more is kept nobody knows how it goes on.
    const isCut = at !== undefined && offset + at >= keptBytes && isKeptShort([a, b], keptBytes)
    if (at !== undefined && !isCut) {
      const lineStart = at - (at % 16)
      return {
        kind: 'bytes',
        ...sizes,
        differsAt: offset + at,
        lineAt: offset + lineStart,
        left: a.bytes.slice(lineStart, lineStart + 16),
        right: b.bytes.slice(lineStart, lineStart + 16),
        comparedBytes: offset + at,
      }
    }
    offset += Math.min(a.bytes.length, b.bytes.length)
    const isOver = offset >= keptBytes || a.bytes.length === 0 || b.bytes.length === 0
    if (isOver || offset >= mostComparedBytes || signal.aborted) break
    const [nextA, nextB] = await Promise.all([left.read(offset, stepBytes), right.read(offset, stepBytes)])
    if (!nextA.ok) return { kind: 'failed', problem: nextA.error.message }
    if (!nextB.ok) return { kind: 'failed', problem: nextB.error.message }
    a = nextA.value
    b = nextB.value
  }
  const isAll = offset >= sizes.leftBytes && offset >= sizes.rightBytes
  if (isAll) return { kind: 'same', sizeBytes: offset }
  const none = new Uint8Array()
  return { kind: 'bytes', ...sizes, left: none, right: none, lineAt: offset, comparedBytes: offset }
}

const isKeptShort = (parts: readonly BodyPart[], keptBytes: number): boolean =>
  parts.some((part) => part.keptBytes === keptBytes && part.keptBytes < part.sizeBytes)

/** The first place at which two parts differ; a shorter one differs where it ends. */
function firstDifference(a: Uint8Array, b: Uint8Array): number | undefined {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at += 1) if (a[at] !== b[at]) return at
  return a.length === b.length ? undefined : length
}
