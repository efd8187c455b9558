import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { expect, it } from 'vitest'
import { temporaryDirectory } from '../../../../test/support/temporary-directory.ts'
import type { DeliveryRules } from '../../../shared/profile/profile.ts'
import { ok } from '../../../shared/outcome.ts'
import { createFallbackSink } from './fallback-sink.ts'
import { createFileSink } from './file-sink.ts'
import { createMemoryBudget } from './memory-budget.ts'
import { createMemorySink } from './memory-sink.ts'

const write = (sink: { readonly writable: NodeJS.WritableStream }, ...chunks: readonly string[]) =>
  pipeline(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), sink.writable)

function openSink({ emptyFile = 'text', limitBytes = 8 }: SinkOptions = {}) {
  const folder = join(temporaryDirectory(), 'folder')
  mkdirSync(folder)
  const budget = createMemoryBudget(limitBytes)
  const path = join(folder, 'a')
  const file = createFileSink({ name: 'a', resolvePath: () => ok(path), emptyFile })
  return { folder, path, budget, sink: createFallbackSink(file, createMemorySink({ budget })) }
}

type SinkOptions = { readonly emptyFile?: DeliveryRules['emptyFile']; readonly limitBytes?: number }

it('[D43] with a temporary file the body goes there, and nothing to memory', async () => {
  const { folder, path, budget, sink } = openSink()
  await write(sink, 'ab', 'cd')
  expect(await sink.commit()).toEqual({ kind: 'file', path })
  await sink.keep()
  expect(sink.isFile).toBe(true)
  expect(readdirSync(folder)).toEqual(['a'])
  expect(readFileSync(path, 'utf8')).toBe('abcd')
  expect(budget.take(8)).toBe(true)
})

it('[D43] without one all of it goes to memory, until the app has seen it', async () => {
  const { folder, budget, sink } = openSink()
  rmSync(folder, { recursive: true })
  await write(sink, 'ab', 'cd', 'ef')
  expect(sink.isFile).toBe(false)
  expect(await sink.commit()).toEqual({ kind: 'bytes', bytes: new TextEncoder().encode('abcdef') })
  expect(budget.take(3)).toBe(false)
  await sink.keep()
  expect(budget.take(8)).toBe(true)
})

it('[D43] an empty body that has no file is no bytes', async () => {
  const { folder, sink } = openSink({ emptyFile: 'file' })
  rmSync(folder, { recursive: true })
  await write(sink)
  expect(await sink.commit()).toEqual({ kind: 'bytes', bytes: new Uint8Array() })
})

it('[D43] memory that is not enough fails, and is given back', async () => {
  const { folder, budget, sink } = openSink({ limitBytes: 3 })
  rmSync(folder, { recursive: true })
  await expect(write(sink, 'ab', 'cd')).rejects.toThrow('Download to files')
  await sink.discard()
  expect(budget.take(3)).toBe(true)
})

it('[D43] what is given up in the middle leaves nothing', async () => {
  const { folder, budget, sink } = openSink()
  await new Promise((resolve) => sink.writable.write(Buffer.from('ab'), resolve))
  expect(readdirSync(folder)).toHaveLength(1)
  await sink.discard()
  await sink.discard()
  expect(readdirSync(folder)).toEqual([])
  expect(budget.take(8)).toBe(true)
})
