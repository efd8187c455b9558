import { Transform } from 'node:stream'
import type { Clock } from '../clock.ts'

/** Long enough to cost nothing, short enough that progress looks smooth. */
const sliceMs = 50

/**
 * Lets bytes pass at a steady pace: each slice leaves when its last byte would have come over a line of this speed.
 * A timer that fires late is made up for by at most one slice, and a reader that pauses stops the flow, so neither
 * ends in a burst. `onPaced` hears of the time that a slice takes at this pace, before it leaves.
 */
export function createPacer(
  bytesPerSecond: number,
  clock: Clock,
  onPaced: (tookMs: number) => void = () => {},
): Transform {
  const sliceBytes = Math.max(1, Math.floor((bytesPerSecond * sliceMs) / 1000))
  let dueMs: number | undefined
  let cancelTimer: (() => void) | undefined
  let whenRead: (() => void) | undefined

  const msOf = (sizeBytes: number): number => (sizeBytes / bytesPerSecond) * 1000
  const waitMsFor = (sizeBytes: number): number => {
    const nowMs = clock.nowMs()
    dueMs = Math.max(dueMs ?? nowMs, nowMs - sliceMs) + msOf(sizeBytes)
    return Math.max(0, dueMs - nowMs)
  }

  return new Transform({
    readableHighWaterMark: Math.min(sliceBytes, 256 * 1024),
    transform(chunk: Buffer, _encoding, done) {
      const passFrom = (offset: number): void => {
        if (offset >= chunk.length) return done()
        const slice = chunk.subarray(offset, offset + sliceBytes)
        cancelTimer = clock.setTimer(waitMsFor(slice.length), () => {
          onPaced(msOf(slice.length))
          const next = (): void => passFrom(offset + slice.length)
          if (this.push(slice)) next()
          else whenRead = next
        })
      }
      passFrom(0)
    },
    read(sizeBytes) {
      const next = whenRead
      whenRead = undefined
      if (next) next()
      // oxlint-disable-next-line no-underscore-dangle -- Node's own name for what this replaces
      else Transform.prototype._read.call(this, sizeBytes)
    },
    destroy(error, done) {
      cancelTimer?.()
      done(error)
    },
  })
}
