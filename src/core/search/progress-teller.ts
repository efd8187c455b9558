import type { BodyFound, SearchProgress } from '../../shared/contract/traffic.ts'
import type { Clock } from '../clock.ts'

const tellEveryMs = 100

export type ProgressTeller = {
  readonly found: (places: readonly BodyFound[]) => void
  readonly bodyDone: () => void
  readonly foundCount: () => number
  /** Tells the rest. What comes later is ignored. */
  readonly end: (state: 'done' | 'stopped' | 'failed', problem?: string) => void
  readonly isOver: () => boolean
}

/** Gathers what a search finds, and tells it at once when it begins and ends, and seldom between. */
export function createProgressTeller(options: {
  readonly searchId: string
  readonly totalBodies: number
  readonly clock: Clock
  readonly publish: (progress: SearchProgress) => void
}): ProgressTeller {
  const { searchId, totalBodies, clock } = options
  let untold: BodyFound[] = []
  let searchedBodies = 0
  let foundCount = 0
  let isOver = false
  let cancelTimer: (() => void) | undefined

  const tell = (state: SearchProgress['state'], problem?: string): void => {
    cancelTimer?.()
    cancelTimer = undefined
    const found = untold
    untold = []
    options.publish({
      searchId,
      searchedBodies,
      totalBodies,
      found,
      state,
      ...(problem === undefined ? {} : { problem }),
    })
  }
  const tellSoon = (): void => {
    cancelTimer ??= clock.setTimer(tellEveryMs, () => tell('running'))
  }
  tell('running')

  return {
    found: (places) => {
      if (isOver || places.length === 0) return
      untold.push(...places)
      foundCount += places.length
      tellSoon()
    },
    bodyDone: () => {
      if (isOver) return
      searchedBodies += 1
      tellSoon()
    },
    foundCount: () => foundCount,
    end: (state, problem) => {
      if (isOver) return
      isOver = true
      tell(state, problem)
    },
    isOver: () => isOver,
  }
}
