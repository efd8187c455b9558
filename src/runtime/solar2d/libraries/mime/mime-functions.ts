import type { HostFunction, LuaInput, LuaValue } from '../../../lua/values.ts'
import { numberOf, results } from '../../bytes.ts'
import { decodeBase64, encodeBase64, type Coded } from './base64.ts'
import { decodeQuotedPrintable, encodeQuotedPrintable } from './quoted-printable.ts'
import { normalizeLineEnds, stuffDots, wrapQuotedPrintable, wrapText, type DotState } from './lines.ts'

const lineEnd = Uint8Array.of(13, 10)
const softLineEnd = Uint8Array.of(61, 13, 10)

/**
 * The low-level filters of LuaSocket's `mime`. The stream's state comes first and goes back as the second result; nil
 * for the input is the end of the stream. Source: LuaSocket reference, MIME, low-level filters.
 */
export function createMimeFunctions(): Record<string, LuaInput> {
  return {
    mimeB64: coder(encodeBase64),
    mimeUnb64: coder(decodeBase64),
    mimeQp: coder((bytes, isEnd, marker) => encodeQuotedPrintable(bytes, isEnd, marker ?? lineEnd)),
    mimeUnqp: coder(decodeQuotedPrintable),
    mimeWrp: wrapper(wrapText, lineEnd),
    mimeQpwrp: wrapper(wrapQuotedPrintable, softLineEnd),
    mimeEol: (last, input, marker) => {
      if (!(input instanceof Uint8Array)) return results(undefined, 0)
      const done = normalizeLineEnds(input, numberOf(last), optionalBytes(marker) ?? lineEnd)
      return results(done.text, done.last)
    },
    mimeDot: (state, input) => {
      if (!(input instanceof Uint8Array)) return results(undefined, 2)
      const done = stuffDots(input, dotState(numberOf(state)))
      return results(done.text, done.state)
    },
  }
}

/** What waits from before, more, and an option. Nothing before is an end that has been; nothing more is the end. */
function coder(
  code: (bytes: Uint8Array, isEnd: boolean, option: Uint8Array | undefined) => Coded,
): HostFunction {
  return (waiting, more, option) => {
    if (!(waiting instanceof Uint8Array)) return results(undefined, undefined)
    const isEnd = !(more instanceof Uint8Array)
    const { coded, rest } = code(isEnd ? waiting : joined(waiting, more), isEnd, optionalBytes(option))
    if (!isEnd) return results(coded, rest)
    return results(coded.length === 0 ? undefined : coded, undefined)
  }
}

function wrapper(wrap: typeof wrapText, end: Uint8Array): HostFunction {
  return (left, input, length) => {
    const longest = numberOf(length, 76)
    if (!(input instanceof Uint8Array)) return results(numberOf(left) < longest ? end : undefined, longest)
    const done = wrap(input, numberOf(left), longest)
    return results(done.text, done.left)
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

const optionalBytes = (value: LuaValue): Uint8Array | undefined =>
  value instanceof Uint8Array ? value : undefined

const dotState = (value: number): DotState => (value === 1 || value === 2 ? value : 0)
