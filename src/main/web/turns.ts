/** Lets at most so many do something at once; the rest waits in order. */
export function createTurns(most: number): { readonly take: () => Promise<() => void> } {
  let taken = 0
  const waiting: (() => void)[] = []
  const give = (): (() => void) => {
    let isGiven = false
    return () => {
      if (isGiven) return
      isGiven = true
      const next = waiting.shift()
      if (next === undefined) taken -= 1
      else next()
    }
  }
  return {
    take: () => {
      if (taken < most) {
        taken += 1
        return Promise.resolve(give())
      }
      return new Promise((resolve) => {
        waiting.push(() => resolve(give()))
      })
    },
  }
}
