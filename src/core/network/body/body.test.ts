import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../../../../test/support/temporary-directory.ts'
import { ok } from '../../../shared/outcome.ts'
import { createFileSink } from './file-sink.ts'
import { createMemoryBudget } from './memory-budget.ts'
import { createMemorySink } from './memory-sink.ts'
import { createSlabWriter } from './slab-writer.ts'

const write = (sink: { readonly writable: NodeJS.WritableStream }, ...chunks: readonly string[]) =>
  pipeline(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), sink.writable)

const bytesLeft = (budget: ReturnType<typeof createMemoryBudget>): number => {
  let left = 0
  while (budget.take(1)) left += 1
  budget.give(left)
  return left
}

describe('memory sink', () => {
  it('[N28] joins the parts and counts them until the app has seen them', async () => {
    const budget = createMemoryBudget(10)
    const sink = createMemorySink({ budget })
    await write(sink, 'ab', 'cd')
    expect(bytesLeft(budget)).toBe(6)
    expect(await sink.commit()).toEqual({ kind: 'bytes', bytes: new TextEncoder().encode('abcd') })
    await sink.keep()
    await sink.discard()
    expect(bytesLeft(budget)).toBe(10)
  })

  it('[N28] a body above its limit fails and says what to do', async () => {
    const budget = createMemoryBudget(100)
    const sink = createMemorySink({ budget, limitBytes: 3 })
    await expect(write(sink, 'ab', 'cd')).rejects.toThrow('Download it to a file.')
    await sink.discard()
    expect(bytesLeft(budget)).toBe(100)
  })
})

const openSink = (folder: string, name = 'a') =>
  createFileSink({ name, resolvePath: () => ok(join(folder, name)), emptyFile: 'file' })

describe('file sink', () => {
  it('[N9] nothing is on disk before the first byte; commit puts the file in place', async () => {
    const folder = temporaryDirectory()
    const sink = openSink(folder)
    expect(readdirSync(folder)).toEqual([])
    await write(sink, 'x'.repeat(700_000), 'y'.repeat(700_000), 'z')
    expect(readdirSync(folder)[0]).toMatch(/^\.[0-9a-f-]{36}\.download$/)
    expect(await sink.commit()).toEqual({ kind: 'file', path: join(folder, 'a') })
    await sink.keep()
    expect(readdirSync(folder)).toEqual(['a'])
    expect(readFileSync(join(folder, 'a'))).toHaveLength(1_400_001)
  })

  it('[N11] the replaced file is kept beside until the app has seen the new one, and comes back on discard', async () => {
    const folder = temporaryDirectory()
    writeFileSync(join(folder, 'a'), 'old')
    const sink = openSink(folder)
    await write(sink, 'new')
    await sink.commit()
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('new')
    expect(readdirSync(folder).some((name) => /^\.[0-9a-f-]{36}\.replaced$/.test(name))).toBe(true)
    await sink.discard()
    expect(readdirSync(folder)).toEqual(['a'])
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old')
  })

  it('[N11] discard does not touch a file that somebody else has put there since', async () => {
    const folder = temporaryDirectory()
    const [first, second] = [openSink(folder), openSink(folder)]
    await write(first, 'first')
    await write(second, 'second')
    await first.commit()
    await second.commit()
    await second.keep()
    await first.discard()
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('second')
    expect(readdirSync(folder)).toEqual(['a'])
  })

  it('[N12] discard in the middle, before anything and after keep leaves what is right', async () => {
    const folder = temporaryDirectory()
    const halfway = openSink(folder, 'halfway')
    halfway.writable.write(Buffer.from('half'))
    await halfway.discard()
    await openSink(folder, 'never').discard()
    expect(readdirSync(folder)).toEqual([])
    const kept = openSink(folder, 'kept')
    await write(kept, 'x')
    await kept.commit()
    await kept.keep()
    await kept.discard()
    expect(readdirSync(folder)).toEqual(['kept'])
  })

  it('[N12] a place that cannot be written fails with a reason and leaves nothing', async () => {
    const folder = temporaryDirectory()
    const missing = openSink(join(folder, 'missing'))
    await expect(write(missing, 'x')).rejects.toThrow(
      'The file "a" could not be written: it or its folder does not exist. (ENOENT)',
    )
    await missing.discard()
    const taken = openSink(folder)
    await write(taken, 'x')
    mkdirSync(join(folder, 'a'))
    await expect(taken.commit()).rejects.toThrow('The file "a" could not be written: a folder has its name.')
    await taken.discard()
    expect(readdirSync(folder)).toEqual(['a'])
  })
})

describe.runIf(process.platform === 'linux')('slab writer', () => {
  it('[N12] a full disk is an error of the stream', async () => {
    const writable = createSlabWriter({
      openFile: () => open('/dev/full', 'w'),
      opensWhenEmpty: true,
      explain: (error) => new Error('explained', { cause: error }),
    })
    await expect(write({ writable }, 'x'.repeat(2_000_000))).rejects.toMatchObject({
      message: 'explained',
      cause: { code: 'ENOSPC' },
    })
  })
})
