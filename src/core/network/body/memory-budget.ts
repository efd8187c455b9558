/** Bytes of bodies that one session may hold in this process at once, in requests and responses together. */
export type MemoryBudget = {
  /** False, and nothing taken, when it would be more than is left. */
  readonly take: (sizeBytes: number) => boolean
  readonly give: (sizeBytes: number) => void
}

export function createMemoryBudget(limitBytes: number): MemoryBudget {
  let takenBytes = 0
  return {
    take: (sizeBytes) => {
      if (takenBytes + sizeBytes > limitBytes) return false
      takenBytes += sizeBytes
      return true
    },
    give: (sizeBytes) => {
      takenBytes -= sizeBytes
    },
  }
}
