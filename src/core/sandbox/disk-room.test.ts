import { expect, it } from 'vitest'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { createDiskRoom, keptFreeBytes } from './disk-room.ts'

const mebibyte = 1024 * 1024

it('[S11] growth is let through as long as 256 MiB of the disk stay free', () => {
  let freeBytes = keptFreeBytes + 20 * mebibyte
  const hasRoom = createDiskRoom('/', () => freeBytes)
  expect(hasRoom(21 * mebibyte)).toBe(false)
  expect(hasRoom(5 * mebibyte)).toBe(true)
  freeBytes = keptFreeBytes
  expect(hasRoom(15 * mebibyte)).toBe(true)
  expect(hasRoom(1)).toBe(false)
  expect(hasRoom(0)).toBe(true)
  expect(hasRoom(-mebibyte)).toBe(true)
})

it('[S11] small growth does not ask the disk each time', () => {
  let asked = 0
  const hasRoom = createDiskRoom('/', () => {
    asked += 1
    return keptFreeBytes + 1024 * mebibyte
  })
  for (let written = 0; written < 10_000; written += 1) hasRoom(1024)
  expect(asked).toBe(1)
})

it('[S11] the real disk answers', () => {
  const hasRoom = createDiskRoom(makeScratchFolder())
  expect(hasRoom(2 ** 60)).toBe(false)
})
