/** SQLite's lock levels of a database file, in rising order. Source: https://sqlite.org/lockingv3.html */
const levels = { none: 0, shared: 1, reserved: 2, pending: 3, exclusive: 4 } as const

/** What one open file holds. */
export type LockHolder = { level: number }

/** Keeps two connections of one app from writing to the same file at once. */
export type FileLocks = {
  /** False: another connection is in the way. */
  readonly raise: (key: string, holder: LockHolder, level: number) => boolean
  readonly lower: (key: string, holder: LockHolder, level: number) => void
  /** Whether any connection means to write. */
  readonly isReserved: (key: string) => boolean
}

export function createFileLocks(): FileLocks {
  const holders = new Map<string, Set<LockHolder>>()
  const others = (key: string, holder: LockHolder): LockHolder[] =>
    [...(holders.get(key) ?? [])].filter((other) => other !== holder)

  return {
    raise: (key, holder, level) => {
      if (holder.level >= level) return true
      const highest = Math.max(levels.none, ...others(key, holder).map((other) => other.level))
      if (level === levels.shared && highest >= levels.pending) return false
      if (level > levels.shared && highest >= levels.reserved) return false
      if (level === levels.exclusive && highest >= levels.shared) {
        // Nobody new may read, so that those who do come to an end.
        holder.level = levels.pending
        return false
      }
      holder.level = level
      holders.set(key, (holders.get(key) ?? new Set()).add(holder))
      return true
    },
    lower: (key, holder, level) => {
      if (holder.level <= level) return
      holder.level = level
      if (level !== levels.none) return
      const all = holders.get(key)
      all?.delete(holder)
      if (all?.size === 0) holders.delete(key)
    },
    isReserved: (key) => [...(holders.get(key) ?? [])].some((holder) => holder.level >= levels.reserved),
  }
}
