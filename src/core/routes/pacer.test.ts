import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, expect, it } from 'vitest'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import type { Clock } from '../clock.ts'
import { createPacer } from './pacer.ts'

/** Lets the streams hand on what they hold. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function start(
  bytesPerSecond: number,
  chunks: readonly Uint8Array[],
  clock = createManualClock(),
  pacerClock: Clock = clock,
) {
  const received: { readonly atMs: number; readonly sizeBytes: number }[] = []
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      received.push({ atMs: clock.nowMs(), sizeBytes: chunk.length })
      done()
    },
  })
  const pacer = createPacer(bytesPerSecond, pacerClock)
  const finished = pipeline(Readable.from(chunks), pacer, sink)
  const advance = async (totalMs: number, stepMs: number): Promise<void> => {
    for (let passedMs = 0; passedMs < totalMs; passedMs += stepMs) {
      await settle()
      clock.advance(stepMs)
      await settle()
    }
  }
  return { clock, received, pacer, finished, advance }
}

const total = (parts: readonly { readonly sizeBytes: number }[]): number =>
  parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)

describe('[C6] a paced body', () => {
  it('takes its size divided by the pace, in slices of 50 ms', async () => {
    const { received, finished, advance } = start(10_000, [new Uint8Array(7000), new Uint8Array(3000)])
    await advance(500, 10)
    expect(total(received)).toBe(5000)
    await advance(500, 10)
    await finished
    expect(total(received)).toBe(10_000)
    expect(received.at(-1)?.atMs).toBe(1000)
    expect(Math.max(...received.map(({ sizeBytes }) => sizeBytes))).toBe(500)
  })

  it('has no byte before its time', async () => {
    const { clock, received, advance, pacer, finished } = start(10, [new Uint8Array(100)])
    await advance(99, 33)
    expect(received).toEqual([])
    await advance(1, 1)
    expect(received).toEqual([{ atMs: 100, sizeBytes: 1 }])
    pacer.destroy()
    await expect(finished).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' })
    expect(clock.pendingTimers()).toBe(0)
  })

  it('makes up for timers that fire late', async () => {
    const manual = createManualClock()
    const late: Clock = { ...manual, setTimer: (delayMs, run) => manual.setTimer(delayMs + 25, run) }
    const { received, advance, pacer, finished } = start(10_000, [new Uint8Array(100_000)], manual, late)
    await advance(2000, 5)
    expect(total(received)).toBeGreaterThan(19_000)
    expect(total(received)).toBeLessThanOrEqual(20_000)
    pacer.destroy()
    await expect(finished).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' })
  })

  it('stops while its reader pauses, and gives no burst afterwards', async () => {
    const clock = createManualClock()
    const pacer = createPacer(10_000, clock)
    const written = pipeline(Readable.from([new Uint8Array(60_000), new Uint8Array(60_000)]), pacer)
    const advance = async (totalMs: number): Promise<void> => {
      for (let passedMs = 0; passedMs < totalMs; passedMs += 10) {
        clock.advance(10)
        await settle()
      }
    }
    await settle()
    await advance(5000)
    expect(pacer.readableLength).toBeLessThanOrEqual(1000)
    expect(clock.pendingTimers()).toBe(0)

    let receivedBytes = 0
    pacer.on('data', (slice: Buffer) => (receivedBytes += slice.length))
    await advance(1000)
    expect(receivedBytes).toBeLessThanOrEqual(11_500)
    expect(receivedBytes).toBeGreaterThanOrEqual(9500)
    await advance(12_000)
    await written
    expect(receivedBytes).toBe(120_000)
  })
})
