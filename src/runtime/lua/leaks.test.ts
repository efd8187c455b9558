import { describe, expect, it } from 'vitest'
import { startMachine, type TestMachine } from '../../../test/support/lua-machine.ts'
import { HostObjects } from './host-objects.ts'

const slackBytes = 64 * 1024

/** How much the heap holds after `work`, compared with after one round of it. */
function growthBytes(machine: TestMachine, work: () => void): number {
  const settle = (): number => {
    machine.run('collectgarbage() collectgarbage()')
    return machine.memoryBytes()
  }
  work()
  const beforeBytes = settle()
  work()
  return settle() - beforeBytes
}

describe('memory stays flat', () => {
  it('over 100 000 calls of a host function with strings and tables that it releases', async () => {
    const machine = await startMachine()
    machine.setGlobal('host', (bytes, table) => {
      if (typeof table === 'object' && 'kind' in table && table.kind === 'table') table.release()
      return bytes
    })
    const chunk = machine.load('for i = 1, 100000 do host("some bytes", {}) end', '=calls')
    expect(growthBytes(machine, () => machine.call(chunk))).toBeLessThan(slackBytes)
  })

  it('over 20 000 events pushed to a listener', async () => {
    const machine = await startMachine()
    const listener = machine.load('local event = ...', '=listener')
    const tag = {}
    const push = (): void => {
      for (let index = 0; index < 20_000; index += 1) {
        machine.call(listener, {
          name: 'networkRequest',
          response: new Uint8Array(100),
          requestId: { kind: 'userdata', tag, typeName: 'userdata' },
          headers: { a: 'b' },
        })
      }
    }
    expect(growthBytes(machine, push)).toBeLessThan(slackBytes)
  })

  it('over 20 000 fresh closures of the host', async () => {
    const machine = await startMachine()
    const push = (): void => {
      for (let index = 0; index < 20_000; index += 1) machine.setGlobal('fresh', () => index)
    }
    expect(growthBytes(machine, push)).toBeLessThan(slackBytes)
    expect(machine.show('fresh()')).toBe('19999')
  })

  it('over 20 000 tables made, filled and released', async () => {
    const machine = await startMachine()
    const make = (): void => {
      for (let index = 0; index < 20_000; index += 1) {
        const table = machine.newTable()
        machine.rawSet(table, 'list', [1, 2, 3])
        for (const [, value] of machine.pairs(table)) {
          if (typeof value === 'object' && 'kind' in value && value.kind === 'table') value.release()
        }
        table.release()
      }
    }
    expect(growthBytes(machine, make)).toBeLessThan(slackBytes)
  })
})

describe('HostObjects', () => {
  it('forgets an object with its last name, and numbers it anew later', () => {
    const objects = new HostObjects<{ readonly made: number }>()
    const key = {}
    const first = objects.retain(key, () => ({ made: 1 }))
    expect(objects.retain(key, () => ({ made: 2 }))).toBe(first)
    objects.release(first)
    expect(objects.get(first)).toEqual({ made: 1 })
    objects.release(first)
    objects.release(first)
    expect([objects.get(first), objects.size]).toEqual([undefined, 0])
    expect(objects.get(objects.retain(key, () => ({ made: 3 })))).toEqual({ made: 3 })
  })
})
