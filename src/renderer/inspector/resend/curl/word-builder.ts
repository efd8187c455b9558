const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()

/** A word as its parts come: text, or single bytes of an escape. */
export type WordBuilder = {
  readonly add: (text: string) => void
  readonly addByte: (byte: number) => void
  /** Undefined when no part came, not even an empty one in quotes. */
  readonly take: () => { readonly text: string; readonly isText: boolean } | undefined
}

export function createWordBuilder(): WordBuilder {
  let parts: (string | number)[] | undefined
  const begun = (): (string | number)[] => (parts ??= [])
  return {
    add: (text) => {
      const list = begun()
      const last = list.at(-1)
      // Halves of a character come one after the other, and are one only together.
      if (typeof last === 'string') list[list.length - 1] = last + text
      else list.push(text)
    },
    addByte: (byte) => void begun().push(byte),
    take: () => {
      if (parts === undefined) return undefined
      const taken = parts
      parts = undefined
      return taken.every((part) => typeof part === 'string')
        ? { text: taken.join(''), isText: true }
        : decode(taken)
    },
  }
}

function decode(parts: readonly (string | number)[]): { readonly text: string; readonly isText: boolean } {
  const bytes = parts.flatMap((part) =>
    typeof part === 'number' ? [part] : Array.from(encoder.encode(part)),
  )
  try {
    return { text: utf8.decode(Uint8Array.from(bytes)), isText: true }
  } catch {
    return { text: String.fromCharCode(...bytes.slice(0, 1000)), isText: false }
  }
}
