import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { examplePath, runExample } from '../support/run-example.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const path = examplePath('image-gallery')
const names = [
  'dawn',
  'dunes',
  'forest',
  'harbour',
  'ice',
  'lantern',
  'meadow',
  'moss',
  'night',
  'reef',
  'storm',
]
const cached = names.map((name) => `CachedFiles/${name}.jpg`)

it('[E5] image-gallery: eleven pictures come, one after a refusal, and are in the cache at the next start', async () => {
  const sandboxes = temporaryDirectory()
  const first = await runExample(path, sandboxes)
  expect([first.exitCode, first.complaints]).toEqual([0, []])
  expect(first.printed).toContain('reef.jpg: status 503')
  expect(first.printed.at(-1)).toBe('Gallery: 11 of 12  ·  1 failed')
  expect(first.answers.toSorted()).toEqual(
    [
      ...names.map((name) => `GET /pictures/${name}.jpg: 200`),
      'GET /pictures/reef.jpg: 503',
      'GET /pictures/valley.jpg: 404',
    ].toSorted(),
  )
  expect(first.files).toEqual(cached)
  const served = join(path, 'remote/gallery.example.com/pictures/reef.jpg')
  expect(first.read('CachedFiles/reef.jpg').equals(readFileSync(served))).toBe(true)

  const second = await runExample(path, sandboxes)
  expect([second.exitCode, second.complaints]).toEqual([0, []])
  expect(second.printed.filter((line) => line.endsWith(': from the cache'))).toHaveLength(11)
  expect(second.answers).toEqual(['GET /pictures/valley.jpg: 404'])
  expect(second.files).toEqual(cached)
})
