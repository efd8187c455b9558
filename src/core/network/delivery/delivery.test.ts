import { describe, expect, it } from 'vitest'
import { createManualClock } from '../../../../test/support/manual-clock.ts'
import type { NetworkRequestEvent, Phase } from '../../../shared/network-event.ts'
import { reference } from '../../../shared/profile/reference.ts'
import { createDelivery } from './delivery.ts'

const event = (phase: Phase, bytesTransferred = 0): NetworkRequestEvent => ({
  phase,
  isError: false,
  status: 200,
  url: 'http://h/',
  bytesTransferred,
  bytesEstimated: -1,
})

function openDelivery(options: { readonly acknowledges: boolean }) {
  const clock = createManualClock()
  const sent: string[] = []
  const recorded: string[] = []
  let isSuspended = false
  const delivery = createDelivery({
    clock,
    rules: reference.delivery,
    isSuspended: () => isSuspended,
    send: (ordinal, { phase, bytesTransferred }) => {
      sent.push(`${phase} ${bytesTransferred}`)
      if (options.acknowledges) delivery.acknowledge({ id: 'r', ordinal, outcome: 'delivered' })
    },
    record: ({ phase, bytesTransferred }, reason) =>
      recorded.push(`${reason ?? 'delivered'}: ${phase} ${bytesTransferred}`),
  })
  const progress = (bytes: number): void => delivery.progress(() => event('progress', bytes))
  const suspend = (value: boolean): void => {
    isSuspended = value
  }
  return { clock, sent, recorded, delivery, progress, suspend }
}

const sameGap = 'same-phase-within-1000-ms'

describe('the 1000 ms rule', () => {
  it('[N16] the first progress is immediate, the next comes a second after it, ended always', async () => {
    const { clock, sent, recorded, delivery, progress } = openDelivery({ acknowledges: true })
    delivery.began(event('began'))
    progress(1)
    clock.advance(999)
    progress(2)
    expect(sent).toEqual(['began 0', 'progress 1'])
    clock.advance(1)
    progress(3)
    clock.advance(500)
    progress(4)
    delivery.end(async () => event('ended', 5))
    await Promise.resolve()
    await Promise.resolve()
    expect(sent).toEqual(['began 0', 'progress 1', 'progress 3', 'ended 5'])
    expect(recorded).toEqual([
      'delivered: began 0',
      'delivered: progress 1',
      `${sameGap}: progress 2`,
      'delivered: progress 3',
      `${sameGap}: progress 4`,
      'delivered: ended 5',
    ])
  })

  it('[N40] swallowed progress is recorded once in 50 ms at most', () => {
    const { clock, recorded, progress } = openDelivery({ acknowledges: true })
    for (let bytes = 1; bytes <= 101; bytes += 1) {
      progress(bytes)
      clock.advance(1)
    }
    expect(recorded).toEqual(['delivered: progress 1', `${sameGap}: progress 2`, `${sameGap}: progress 52`])
  })

  it('an event is not even made when nobody needs it', () => {
    const { delivery, progress } = openDelivery({ acknowledges: true })
    progress(1)
    progress(2)
    expect(() =>
      delivery.progress(() => {
        throw new Error('made')
      }),
    ).not.toThrow()
  })
})

describe('one in flight', () => {
  it('[N20] progress that waits is replaced by newer progress', () => {
    const { sent, delivery, progress } = openDelivery({ acknowledges: false })
    delivery.began(event('began'))
    progress(1)
    progress(2)
    expect(sent).toEqual(['began 0'])
    delivery.acknowledge({ id: 'r', ordinal: 0, outcome: 'delivered' })
    expect(sent).toEqual(['began 0', 'progress 2'])
  })

  it('[N20] the last event is made when its turn has come', () => {
    const { delivery } = openDelivery({ acknowledges: false })
    let isMade = false
    delivery.began(event('began'))
    delivery.end(async () => {
      isMade = true
      return event('ended')
    })
    expect(isMade).toBe(false)
    delivery.acknowledge({ id: 'r', ordinal: 0, outcome: 'delivered' })
    expect(isMade).toBe(true)
  })

  it('[N21] a suspended app gets nothing, then everything in order with the newest progress', () => {
    const { sent, delivery, progress, suspend } = openDelivery({ acknowledges: true })
    suspend(true)
    delivery.began(event('began'))
    for (const bytes of [1, 2, 3]) progress(bytes)
    expect(sent).toEqual([])
    suspend(false)
    delivery.pump()
    expect(sent).toEqual(['began 0', 'progress 3'])
  })

  it('[N34] after a stop nothing is sent, and what waited is withheld with the reason', async () => {
    const { sent, recorded, delivery, progress } = openDelivery({ acknowledges: false })
    delivery.began(event('began'))
    progress(1)
    delivery.stop('cancelled')
    progress(2)
    delivery.end(async () => event('ended'))
    delivery.acknowledge({ id: 'r', ordinal: 0, outcome: 'delivered' })
    await Promise.resolve()
    expect(sent).toEqual(['began 0'])
    expect(recorded).toEqual(['cancelled: progress 1', 'delivered: began 0'])
  })
})
