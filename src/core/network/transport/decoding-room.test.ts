import { expect, it } from 'vitest'
import { createDecodingRoom } from './decoding-room.ts'

it('[N27] who finds no room waits, and the first who waits goes first', async () => {
  const { enter } = createDecodingRoom(20)
  const entered: string[] = []
  const come = async (name: string, encodings: readonly string[]): Promise<() => void> => {
    const leave = await enter(encodings)
    entered.push(name)
    return leave
  }
  const leaveBrotli = await come('brotli', ['br'])
  const leaveGzip = await come('gzip', ['gzip', 'deflate'])
  const large = come('large', ['br', 'gzip'])
  const small = come('small', ['gzip'])
  await Promise.resolve()
  expect(entered).toEqual(['brotli', 'gzip'])
  leaveGzip()
  await Promise.resolve()
  expect(entered).toEqual(['brotli', 'gzip'])
  leaveBrotli()
  await Promise.all([large, small])
  expect(entered).toEqual(['brotli', 'gzip', 'large', 'small'])
})
