import { Transform, type TransformCallback } from 'node:stream'
import type { Clock } from '../clock.ts'

/** Long enough to cost nothing, short enough that progress looks smooth. */
const sliceMs = 50

/**
 * Lets bytes pass at a steady pace: each slice leaves when its last byte would have come over a line of this speed.
 * A timer that fires late is made up for by at most one slice, so a reader that paused gets no burst afterwards.
 */
export function createPacer(bytesPerSecond: number, clock: Clock): Transform {
  const sliceBytes = Math.max(1, Math.floor((bytesPerSecond * sliceMs) / 1000))
  let dueMs: number | undefined
  let cancelTimer: (() => void) | undefined

  const waitFor = (sizeBytes: number): number => {
    const nowMs = clock.nowMs()
    dueMs = Math.max(dueMs ?? nowMs, nowMs - sliceMs) + (sizeBytes / bytesPerSecond) * 1000
    return dueMs - nowMs
  }

  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      const pass = (offset: number): void => {
        if (offset >= chunk.length) return done()
        const slice = chunk.subarray(offset, offset + sliceBytes)
        cancelTimer = clock.setTimer(Math.max(0, waitFor(slice.length)), () => {
          this.push(slice)
          pass(offset + slice.length)
        })
      }
      pass(0)
    },
    destroy(error, done) {
      cancelTimer?.()
      done(error)
    },
  })
}
