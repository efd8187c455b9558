const mostBytes = 64 * 1024 * 1024

export type PrintKeeper = {
  /** Takes everything; what is beyond the room is not kept. */
  readonly add: (bytes: Uint8Array) => undefined
  /** Bytes that are not UTF-8 are shown as U+FFFD. */
  readonly text: () => string
}

/** Keeps what an app prints, for whoever runs it inside a program of their own. An app may print without end. */
export function createPrintKeeper(): PrintKeeper {
  const parts: Uint8Array[] = []
  let room = mostBytes
  return {
    add: (bytes) => {
      if (room === 0) return
      const kept = bytes.slice(0, room)
      room -= kept.byteLength
      parts.push(kept)
    },
    text: () => new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(parts)),
  }
}
