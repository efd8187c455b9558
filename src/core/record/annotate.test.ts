import { describe, expect, it } from 'vitest'
import { begin, ended } from '../../../test/support/log-events.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import type { Annotation } from '../../shared/log-entry.ts'
import { annotate } from './annotate.ts'
import { createEventLog } from './event-log.ts'

function openLog(ids: readonly string[]) {
  const log = createEventLog({ nowMs: createManualClock().nowMs })
  for (const id of ids) {
    log.append('s', begin(id))
    log.append('s', ended(id))
  }
  const annotationsOf = (exchangeId: string): readonly Annotation[] =>
    log.entriesOf(exchangeId).flatMap((entry) => (entry.kind === 'annotation' ? [entry.annotation] : []))
  return { log, annotationsOf }
}

describe('[I53] marks and notes', () => {
  it('change what is said of them, and the rest stays', async () => {
    const { log, annotationsOf } = openLog(['a'])
    const steps = [
      [{ mark: 'red' }, { mark: 'red' }],
      [{ note: 'odd' }, { mark: 'red', note: 'odd' }],
      [
        { mark: 'blue', note: 'odder' },
        { mark: 'blue', note: 'odder' },
      ],
      [{ mark: null }, { note: 'odder' }],
      [{ note: '' }, {}],
    ] as const
    for (const [change, expected] of steps) {
      await annotate(log, ['a'], change)
      expect(annotationsOf('a')).toEqual([expected])
    }
  })

  it('[I54] that change nothing, and those of exchanges that are not kept, are no entries', async () => {
    const { log } = openLog(['a'])
    await annotate(log, ['a'], { mark: 'red' })
    const before = log.sequence()
    await annotate(log, ['a', 'none'], { mark: 'red' })
    await annotate(log, ['a'], { note: '' })
    expect(log.sequence()).toBe(before)
  })

  it('replace the older ones in what is kept, and every reader hears of each', async () => {
    const { log, annotationsOf } = openLog(['a', 'b'])
    const heard: string[] = []
    log.subscribe((entry) => heard.push(entry.kind))
    for (let count = 1; count <= 50; count += 1) await annotate(log, ['a', 'b'], { note: `${count}` })
    expect(heard).toHaveLength(100)
    expect([annotationsOf('a'), annotationsOf('b')]).toEqual([[{ note: '50' }], [{ note: '50' }]])
    expect(log.entries()).toHaveLength(6)
  })

  it('of ten thousand at once leave others their turn', async () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `x${index}`)
    const { log, annotationsOf } = openLog(ids)
    let turns = 0
    const count = (): void => {
      turns += 1
      if (annotationsOf('x9999').length === 0) setImmediate(count)
    }
    setImmediate(count)
    await annotate(log, ids, { mark: 'green' })
    expect(annotationsOf('x9999')).toEqual([{ mark: 'green' }])
    expect(turns).toBeGreaterThan(2)
  })
})
