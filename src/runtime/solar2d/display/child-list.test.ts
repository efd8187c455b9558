import { describe, expect, test } from 'vitest'
import { ChildList } from './child-list.ts'

type Item = { readonly name: number; slot: number }

/** The same numbers for the same seed. */
function createRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe('the children of a group', () => {
  test.each([1, 2, 3])('[O2] keep the order of a plain list, whatever is done to them (seed %i)', (seed) => {
    const random = createRandom(seed)
    const list = new ChildList<Item>()
    const plain: Item[] = []
    const seen: unknown[] = []
    const wanted: unknown[] = []
    for (let step = 0; step < 3000; step += 1) {
      const choice = random(7)
      const at = random(plain.length + 1)
      const item = plain[at]
      if (choice < 2 || item === undefined) {
        const added = { name: step, slot: 0 }
        const index = [0, at, plain.length][random(3)] ?? 0
        list.insert(added, index)
        plain.splice(index, 0, added)
      } else if (choice < 4) {
        list.remove(item)
        plain.splice(at, 1)
      } else {
        const index = choice === 4 ? 0 : choice === 5 ? plain.length - 1 : random(plain.length)
        list.remove(item)
        list.insert(item, index)
        plain.splice(at, 1)
        plain.splice(index, 0, item)
      }
      const probe = random(plain.length + 1)
      const probed = plain[probe]
      seen.push([list.count, list.at(probe)?.name, probed === undefined ? probe : list.indexOf(probed)])
      wanted.push([plain.length, probed?.name, probe])
    }
    expect(seen).toEqual(wanted)
    expect(list.all).toEqual(plain)
  })

  test('[O32] moving one of many to the front, over and over, keeps the list short', () => {
    const list = new ChildList<Item>()
    const items = Array.from({ length: 100 }, (_, name) => ({ name, slot: 0 }))
    for (const item of items) list.insert(item, list.count)
    for (let round = 0; round < 10_000; round += 1) {
      const item = items[round % 50]
      if (item === undefined) continue
      list.remove(item)
      list.insert(item, list.count)
    }
    expect(Math.max(...items.map(({ slot }) => slot))).toBeLessThan(1000)
    expect(list.count).toBe(100)
  })
})
