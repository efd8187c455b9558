import { describe, expect, it } from 'vitest'
import { begin, ended } from '../../../test/support/log-events.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { createEventLog } from './event-log.ts'

const open = (finishedEntries: number) =>
  createEventLog({ nowMs: createManualClock().nowMs, limits: { finishedEntries } })

describe('[P16] the bytes of a request', () => {
  it('stay while the log keeps the request, and go with it', () => {
    const log = open(4)
    for (const id of ['a', 'b', 'c']) {
      log.keepBody(id, Uint8Array.of(1))
      log.append('s1', begin(id))
      log.append('s1', ended(id))
    }
    expect(['a', 'b', 'c'].map((id) => log.bodyOf(id)?.byteLength)).toEqual([undefined, undefined, 1])
    log.clearFinished()
    expect(log.bodyOf('c')).toBeUndefined()
  })

  it('of an open one are never dropped', () => {
    const log = open(2)
    log.keepBody('open', Uint8Array.of(7))
    log.append('s1', begin('open'))
    for (let count = 0; count < 10; count += 1) {
      log.append('s1', begin(`r${count}`))
      log.append('s1', ended(`r${count}`))
    }
    expect(log.bodyOf('open')).toEqual(Uint8Array.of(7))
  })

  it('are part of the weight of what is kept', () => {
    const log = createEventLog({ nowMs: createManualClock().nowMs, limits: { finishedBytes: 2000 } })
    const request = begin('a')
    if (request.kind !== 'request') throw new Error('unreachable')
    log.keepBody('a', new Uint8Array(3000))
    log.append('s1', { ...request, request: { ...request.request, bodyKeptBytes: 3000 } })
    log.append('s1', ended('a'))
    expect(log.bodyOf('a')).toBeUndefined()
  })
})
