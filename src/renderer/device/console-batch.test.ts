import { describe, expect, it } from 'vitest'
import { appSession, type ConsoleLine } from '../../shared/contract/app-session.ts'
import { fail, ok } from '../../shared/outcome.ts'
import { createConsoleBatch } from './console-batch.ts'

const line = (text: string): ConsoleLine => ({ level: 'print', text })

const nothing = (): void => {}

/** A host that answers when the test lets it, and takes nothing that the contract does not allow. */
function openBatch() {
  const batches: (readonly ConsoleLine[])[] = []
  let letAnswer = nothing
  const answering = new Promise<void>((resolve) => {
    letAnswer = resolve
  })
  const lines = createConsoleBatch({
    report: async (input) => {
      batches.push(appSession.calls.report.input.parse(input).lines)
      await answering
      return ok(undefined)
    },
  })
  return {
    ...lines,
    batches,
    texts: () => batches.flat().map(({ text }) => text),
    /** Lets the host answer and waits until everything is with it. */
    finish: () => {
      letAnswer()
      return lines.flush()
    },
  }
}

describe('console lines', () => {
  it('[V1] reach the host in their order, in batches that it takes', async () => {
    const { add, finish, batches, texts } = openBatch()
    for (let index = 0; index < 2500; index += 1) add(line(String(index)))
    await finish()
    expect(texts()).toEqual(Array.from({ length: 2500 }, (_, index) => String(index)))
    expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(1000)
  })

  it('[V1] wait while a batch is under way, and follow it', async () => {
    const { add, flush, finish, batches } = openBatch()
    add(line('1'))
    void flush()
    add(line('2'))
    void flush()
    void flush()
    expect(batches).toEqual([[line('1')]])
    await finish()
    expect(batches).toEqual([[line('1')], [line('2')]])
  })

  it('[V1] that are not there are not sent', async () => {
    const { flush, batches } = openBatch()
    await flush()
    expect(batches).toEqual([])
  })

  it('[V2] are cut when they are too long for the contract', async () => {
    const { add, finish, texts } = openBatch()
    add(line('x'.repeat(70_000)))
    await finish()
    expect(texts()).toEqual(['x'.repeat(65_536)])
  })

  it('[V2] that an app prints too fast go, the oldest first, and the host is told how many', async () => {
    const { add, flush, finish, texts } = openBatch()
    add(line('first'))
    void flush()
    for (let index = 1; index <= 25_000; index += 1) add(line(String(index)))
    await finish()
    const [first, notice, ...rest] = texts()
    expect(first).toBe('first')
    expect(rest.length).toBeGreaterThanOrEqual(9000)
    expect(rest.length).toBeLessThanOrEqual(10_000)
    expect(notice).toBe(`${25_000 - rest.length} console lines were dropped: the app prints too fast.`)
    expect(rest).toEqual(Array.from(rest, (_, index) => String(25_001 - rest.length + index)))
  })

  it('[V2] that the host refuses are counted among the dropped', async () => {
    const batches: ConsoleLine[][] = []
    let takes = false
    const { add, flush } = createConsoleBatch({
      report: async ({ lines }) => {
        batches.push(lines)
        if (batches.length === 1) throw new Error('the host is gone')
        return takes ? ok(undefined) : fail('TOO_MANY_CALLS', 'slow down')
      },
    })
    add(line('1'))
    await flush()
    add(line('2'))
    await flush()
    takes = true
    add(line('3'))
    await flush()
    expect(batches.at(-1)).toEqual([
      { level: 'warning', text: '2 console lines were dropped: the app prints too fast.' },
      line('3'),
    ])
    expect(batches).toHaveLength(3)
  })

  it('[V2] cost an app that prints without end little', () => {
    const { add } = openBatch()
    const startedMs = performance.now()
    for (let index = 0; index < 300_000; index += 1) add(line('x'))
    expect(performance.now() - startedMs).toBeLessThan(1000)
  })
})
