/** What a step of a stream gives: what can be told already, and the bytes that wait for more. */
export type Coded = { readonly coded: Uint8Array; readonly rest: Uint8Array }

const alphabet = Uint8Array.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  (letter) => letter.charCodeAt(0),
)
const padding = 61
const notInAlphabet = 255
const values = new Uint8Array(256).fill(notInAlphabet)
for (const [value, letter] of alphabet.entries()) values[letter] = value

/** Whole groups of three bytes; what is left over is padded at the end of the stream, and waits otherwise. */
export function encodeBase64(bytes: Uint8Array, isEnd: boolean): Coded {
  const wholeBytes = bytes.length - (bytes.length % 3)
  const rest = bytes.subarray(wholeBytes)
  const isPadded = isEnd && rest.length > 0
  const coded = new Uint8Array((wholeBytes / 3) * 4 + (isPadded ? 4 : 0))
  let to = 0
  const put = (bits: number, letters: number): void => {
    for (let index = 0; index < 4; index += 1) {
      coded[to + index] = index < letters ? letterOf(bits >>> (18 - 6 * index)) : padding
    }
    to += 4
  }
  for (let from = 0; from < wholeBytes; from += 3) {
    put((at(bytes, from) << 16) | (at(bytes, from + 1) << 8) | at(bytes, from + 2), 4)
  }
  if (isPadded) put((at(rest, 0) << 16) | (at(rest, 1) << 8), rest.length + 1)
  return { coded, rest: isEnd ? none : rest }
}

/** Groups of four letters; anything that is not in the alphabet is passed over. */
export function decodeBase64(bytes: Uint8Array): Coded {
  const coded = new Uint8Array(Math.ceil((bytes.length * 3) / 4) + 3)
  const group = new Uint8Array(4)
  let filled = 0
  let to = 0
  for (const letter of bytes) {
    if (letter !== padding && values[letter] === notInAlphabet) continue
    group[filled] = letter
    filled += 1
    if (filled < 4) continue
    filled = 0
    const bits = group.reduce((sum, one) => (sum << 6) | (one === padding ? 0 : at(values, one)), 0)
    const count = group[2] === padding ? 1 : group[3] === padding ? 2 : 3
    for (let index = 0; index < count; index += 1) coded[to + index] = bits >>> (16 - 8 * index)
    to += count
  }
  return { coded: coded.subarray(0, to), rest: group.slice(0, filled) }
}

export const none = new Uint8Array()
const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0
const letterOf = (bits: number): number => at(alphabet, bits & 63)
