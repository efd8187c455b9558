import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const examplesPath = join(import.meta.dirname, '..', 'examples')

// A project holds everything that it needs, so each has a copy: a change of one is a change of all.
test('examples that share a look share it to the last byte', () => {
  const looks = readdirSync(examplesPath)
    .map((name) => join(examplesPath, name, 'ui.lua'))
    .filter((path) => existsSync(path))
  expect(looks.length).toBeGreaterThanOrEqual(8)
  expect(new Set(looks.map((path) => readFileSync(path, 'utf8')))).toHaveProperty('size', 1)
})
