import { LuaError } from '../../lua/machine.ts'

/** More in one piece does not fit into the app's memory together with its copy. */
const mostBytes = 96 * 1024 * 1024
/** A host function is not watched, so it must not go on for ever over tiny pieces. */
const mostPieces = 200_000

/** Bytes that are read piece by piece. Too many are an error of Lua, as when its memory is used up. */
export class BytePieces {
  readonly #pieces: Uint8Array[] = []
  #adds = 0
  #byteLength = 0

  get byteLength(): number {
    return this.#byteLength
  }

  add(piece: Uint8Array): void {
    this.#adds += 1
    this.#byteLength += piece.byteLength
    if (this.#byteLength > mostBytes || this.#adds > mostPieces) throw new LuaError('not enough memory')
    if (piece.byteLength > 0) this.#pieces.push(piece)
  }

  joined(): Uint8Array {
    return joined(this.#pieces)
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts
  if (parts.length === 1 && first !== undefined) return first
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.byteLength
  }
  return whole
}
