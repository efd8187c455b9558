import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryDirectory } from '../../../test/support/temporary-directory.ts'
import { openFile, streamFile } from './open-file.ts'
import { createTurns } from './turns.ts'

it('[B22] a file comes part by part, and is closed at its end', async () => {
  const path = join(temporaryDirectory(), 'a')
  const content = Buffer.alloc(200_000, 'abc')
  writeFileSync(path, content)
  const opened = await openFile(path)
  expect(opened.sizeBytes).toBe(200_000)
  // What is added later was not announced.
  appendFileSync(path, 'later')
  let closed = 0
  const parts: Uint8Array[] = []
  const reader = streamFile(opened, () => (closed += 1)).getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value)
  expect(Buffer.concat(parts).equals(content)).toBe(true)
  expect(Math.max(...parts.map(({ byteLength }) => byteLength))).toBe(65_536)
  expect(closed).toBe(1)
  expect(opened.handle.fd).toBe(-1)
})

it('[B22] a page that gives up in the middle, even of a read, closes the file', async () => {
  const path = join(temporaryDirectory(), 'a')
  writeFileSync(path, Buffer.alloc(1_000_000))
  for (const waits of [true, false]) {
    const opened = await openFile(path)
    let closed = 0
    const reader = streamFile(opened, () => (closed += 1)).getReader()
    const read = reader.read()
    if (waits) await read
    await reader.cancel()
    expect(closed).toBe(1)
    expect(opened.handle.fd).toBe(-1)
    await read
  }
})

it.skipIf(process.platform === 'win32')('[B22] links, folders and pipes are no files', async () => {
  const folder = temporaryDirectory()
  mkdirSync(join(folder, 'folder'))
  writeFileSync(join(folder, 'file'), '')
  symlinkSync(join(folder, 'file'), join(folder, 'link'))
  execFileSync('mkfifo', [join(folder, 'pipe')])
  await expect(openFile(join(folder, 'folder'))).rejects.toThrow('is not a file')
  await expect(openFile(join(folder, 'pipe'))).rejects.toThrow('is not a file')
  await expect(openFile(join(folder, 'link'))).rejects.toThrow('ELOOP')
  await expect(openFile(join(folder, 'missing'))).rejects.toThrow('ENOENT')
})

it('[B22] so many files are open at once, the others wait in order', async () => {
  const turns = createTurns(2)
  const order: string[] = []
  const first = await turns.take()
  const second = await turns.take()
  const waiting = ['third', 'fourth'].map(async (name) => {
    const give = await turns.take()
    order.push(name)
    return give
  })
  await Promise.resolve()
  expect(order).toEqual([])
  first()
  first()
  const third = await waiting[0]
  expect(order).toEqual(['third'])
  third?.()
  second()
  await Promise.all(waiting)
  expect(order).toEqual(['third', 'fourth'])
})
