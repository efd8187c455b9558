import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryDirectory } from '../../../test/support/temporary-directory.ts'
import { type BodyLimits, type BodyStore, createBodyStore } from './body-store.ts'

const kibibyte = 1024

function open(limits: Partial<BodyLimits> = {}, parentPath = temporaryDirectory()) {
  const store = createBodyStore({ parentPath, limits })
  onTestFinished(store.close)
  const files = (): readonly string[] =>
    readdirSync(parentPath, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  return { store, parentPath, files }
}

const filled = (sizeBytes: number, value: number): Uint8Array => new Uint8Array(sizeBytes).fill(value)

async function readAll(store: BodyStore, id: string, side: 'request' | 'response' = 'response') {
  return store.read(id, side, 0, Number.MAX_SAFE_INTEGER)
}

describe('[L8] a body that was put', () => {
  it('is read the same while it waits and when it is on disk, in whole and in parts', async () => {
    const { store, files } = open()
    const bytes = Uint8Array.from({ length: 70_000 }, (_value, index) => index % 251)
    expect(store.put('a', 'response', bytes)).toBe(bytes.byteLength)
    store.put('a', 'request', filled(10, 7))
    expect(await readAll(store, 'a')).toEqual(bytes)
    await store.flushed()
    expect(files()).toHaveLength(1)
    expect(await readAll(store, 'a')).toEqual(bytes)
    expect(await store.read('a', 'response', 69_990, 50)).toEqual(bytes.subarray(69_990))
    expect(await store.read('a', 'response', 400_000, 50)).toEqual(new Uint8Array())
    expect(await readAll(store, 'a', 'request')).toEqual(filled(10, 7))
    expect(await readAll(store, 'b')).toBeUndefined()
  })

  it('lies in a file that no other user can read, which is made only then', async () => {
    const { store, parentPath, files } = open()
    await store.flushed()
    expect(readdirSync(parentPath)).toEqual([])
    store.put('a', 'response', filled(5000, 1))
    await store.flushed()
    const [folder = ''] = readdirSync(parentPath)
    expect(statSync(join(parentPath, folder)).mode & 0o777).toBe(0o700)
    expect(statSync(files()[0] ?? '').mode & 0o777).toBe(0o600)
  })

  it('keeps its beginning when it is too large for one, and tells its size', async () => {
    const { store } = open({ mostBytesPerBody: 1000 })
    expect(store.put('a', 'response', filled(1500, 1))).toBe(1000)
    store.put('b', 'request', filled(10, 2), 5_000_000)
    expect(store.sizeOf('a', 'response')).toEqual({ keptBytes: 1000, sizeBytes: 1500 })
    expect(store.sizeOf('b', 'request')).toEqual({ keptBytes: 10, sizeBytes: 5_000_000 })
    expect(await readAll(store, 'a')).toEqual(filled(1000, 1))
  })

  it('takes the place of the one before it', async () => {
    const { store } = open()
    store.put('a', 'response', filled(2000, 1))
    store.put('a', 'response', filled(3000, 2))
    await store.flushed()
    expect(await readAll(store, 'a')).toEqual(filled(3000, 2))
  })
})

describe('[L9] files of bodies', () => {
  it('take many small ones, and are removed when nothing in them is wanted any more', async () => {
    const { store, files } = open({ segmentBytes: 64 * kibibyte })
    for (let index = 0; index < 128; index += 1)
      store.put(`${index}`, 'response', filled(2 * kibibyte, index))
    await store.flushed()
    expect(files()).toHaveLength(4)
    expect(await readAll(store, '77')).toEqual(filled(2 * kibibyte, 77))
    for (let index = 0; index < 127; index += 1) store.forget(`${index}`)
    await expect.poll(() => files().length).toBe(1)
    expect(store.usage().bodyBytes).toBe(64 * kibibyte)
    expect(await readAll(store, '127')).toEqual(filled(2 * kibibyte, 127))
    expect(store.usage().droppedBodies).toBe(0)
  })

  it('are gone with their folder when the store is closed', async () => {
    const { store, parentPath } = open()
    store.put('a', 'response', filled(5000, 1))
    await store.flushed()
    store.put('b', 'response', filled(5000, 1))
    await store.close()
    await store.close()
    expect(readdirSync(parentPath)).toEqual([])
    expect(store.put('c', 'response', filled(5000, 1))).toBe(0)
    expect(await readAll(store, 'a')).toBeUndefined()
  })

  it('of a process that was killed are removed by the next, those of a living one stay', async () => {
    const parentPath = temporaryDirectory()
    const dead = join(parentPath, 'coronagraph-bodies-999999999-abc')
    const living = join(parentPath, `coronagraph-bodies-${process.ppid}-abc`)
    for (const path of [dead, living, join(parentPath, 'other')]) {
      mkdirSync(path)
      writeFileSync(join(path, '1.bodies'), 'x')
    }
    const { store } = open({}, parentPath)
    store.put('a', 'response', filled(5000, 1))
    await store.flushed()
    expect([dead, living, join(parentPath, 'other')].map(existsSync)).toEqual([false, true, true])
  })
})

describe('[L10] the budget', () => {
  const small = { segmentBytes: 10 * kibibyte, mostBytes: 40 * kibibyte }

  it('lets the oldest bodies of exchanges that are over go, and counts them', async () => {
    const { store, files } = open(small)
    for (let index = 0; index < 10; index += 1) {
      store.put(`${index}`, 'response', filled(5 * kibibyte, index))
      store.settle(`${index}`)
      await store.flushed()
    }
    expect(store.usage()).toMatchObject({ bodyBytes: 40 * kibibyte, droppedBodies: 2 })
    expect([await readAll(store, '0'), await readAll(store, '1')]).toEqual([undefined, undefined])
    expect(await readAll(store, '2')).toEqual(filled(5 * kibibyte, 2))
    await expect.poll(() => files().length).toBe(4)
  })

  it('never lets one of an open exchange go: then the new one is not kept', async () => {
    const { store } = open(small)
    for (let index = 0; index < 4; index += 1) store.put(`${index}`, 'request', filled(10 * kibibyte, index))
    expect(store.put('new', 'response', filled(10 * kibibyte, 9))).toBe(0)
    expect(store.usage().droppedBodies).toBe(1)
    store.settle('2')
    expect(store.put('new', 'response', filled(10 * kibibyte, 9))).toBe(10 * kibibyte)
    expect(await readAll(store, '2', 'request')).toBeUndefined()
    expect(await readAll(store, '1', 'request')).toEqual(filled(10 * kibibyte, 1))
  })

  it('holds for what waits in memory too', () => {
    const { store } = open({ mostPendingBytes: 10 * kibibyte })
    expect(store.put('a', 'response', filled(8 * kibibyte, 1))).toBe(8 * kibibyte)
    expect(store.put('b', 'response', filled(8 * kibibyte, 1))).toBe(0)
    expect(store.usage().droppedBodies).toBe(1)
    store.resetCounts()
    expect(store.usage().droppedBodies).toBe(0)
  })
})

it('[L11] a place that cannot be written to is told, and nothing else happens', async () => {
  const path = join(temporaryDirectory(), 'file')
  writeFileSync(path, '')
  const { store } = open({}, path)
  store.put('a', 'response', filled(5000, 1))
  store.put('b', 'response', filled(5000, 1))
  await store.flushed()
  const { droppedBodies, bodyProblem, bodyBytes } = store.usage()
  expect({ droppedBodies, bodyBytes }).toEqual({ droppedBodies: 2, bodyBytes: 0 })
  expect(bodyProblem).toContain(`cannot be kept in "${path}" (E`)
  expect(await readAll(store, 'a')).toBeUndefined()
})
