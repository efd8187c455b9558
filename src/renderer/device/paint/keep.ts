/** Values that cost memory, kept while they are used and while there is room. */
export type Keep<K, V> = {
  readonly get: (key: K) => V | undefined
  readonly set: (key: K, value: V) => void
  /** Bytes of all values that were got or set since the last frame ended. */
  readonly usedBytes: () => number
  /** Lets go what the frame did not use, the longest unused first, until the rest fits. */
  readonly endFrame: () => void
}

export function createKeep<K, V>(options: {
  readonly mostBytes: number
  readonly bytesOf: (value: V) => number
  readonly release: (value: V) => void
}): Keep<K, V> {
  const { mostBytes, bytesOf, release } = options
  /** In the order of their last use. */
  const entries = new Map<K, { readonly value: V; readonly sizeBytes: number }>()
  const used = new Set<K>()
  let keptBytes = 0
  let usedBytes = 0

  const use = (key: K, sizeBytes: number): void => {
    if (used.has(key)) return
    used.add(key)
    usedBytes += sizeBytes
  }

  return {
    get: (key) => {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      if (!used.has(key)) {
        entries.delete(key)
        entries.set(key, entry)
        use(key, entry.sizeBytes)
      }
      return entry.value
    },
    set: (key, value) => {
      const sizeBytes = bytesOf(value)
      entries.set(key, { value, sizeBytes })
      keptBytes += sizeBytes
      use(key, sizeBytes)
    },
    usedBytes: () => usedBytes,
    endFrame: () => {
      for (const [key, { value, sizeBytes }] of entries) {
        if (keptBytes <= mostBytes || used.has(key)) break
        entries.delete(key)
        keptBytes -= sizeBytes
        release(value)
      }
      used.clear()
      usedBytes = 0
    },
  }
}
