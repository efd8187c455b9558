import type { Schedule } from './next-frame.ts'

/** Work that is done a little in each frame. */
export type Slices<Progress, Result> = {
  readonly isRunning: () => boolean
  /** The first slice is done at once; work that was under way is given up. */
  readonly run: (work: Generator<Progress, Result>) => void
  readonly stop: () => void
}

export type SlicesDeps<Progress, Result> = {
  readonly schedule: Schedule
  /** Monotonic, in milliseconds. */
  readonly nowMs: () => number
  readonly onProgress: (progress: Progress, workedForMs: number) => void
  readonly onDone: (result: Result) => void
}

/** Of work at a stretch, with what its last step takes beyond: half of a frame is left to the window. */
const sliceMs = 6

export function createSlices<Progress, Result>(deps: SlicesDeps<Progress, Result>): Slices<Progress, Result> {
  const { schedule, nowMs } = deps
  let work: Generator<Progress, Result> | undefined
  let begunAtMs = 0
  let cancelNext: (() => void) | undefined

  const runSlice = (): void => {
    cancelNext = undefined
    if (work === undefined) return
    const startedAtMs = nowMs()
    let step = work.next()
    while (step.done !== true && nowMs() - startedAtMs < sliceMs) step = work.next()
    if (step.done === true) {
      work = undefined
      deps.onDone(step.value)
    } else {
      cancelNext = schedule(runSlice)
      deps.onProgress(step.value, nowMs() - begunAtMs)
    }
  }

  const stop = (): void => {
    cancelNext?.()
    cancelNext = undefined
    work = undefined
  }

  return {
    isRunning: () => work !== undefined,
    run: (next) => {
      stop()
      work = next
      begunAtMs = nowMs()
      runSlice()
    },
    stop,
  }
}
