import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryDirectory } from '../../test/support/temporary-directory.ts'
import { createSettingsFile, firstSettings } from './settings.ts'

function open() {
  const folder = temporaryDirectory()
  const path = join(folder, 'user', 'settings.json')
  const said: string[] = []
  return { path, said, file: createSettingsFile(path, (line) => said.push(line)) }
}

test('[A10] without a file the settings are the first ones, and nothing is said', async () => {
  const { file, said } = open()
  expect(await file.read()).toEqual(firstSettings)
  expect(said).toEqual([])
})

test('[A10] what was saved last is read again, and no other file is left', async () => {
  const { file, path } = open()
  await Promise.all([
    file.save({ isStrict: true, relaunchesOnChange: true }),
    file.save({ isStrict: true, relaunchesOnChange: false, zoom: 0.5 }),
  ])
  expect(await file.read()).toEqual({ isStrict: true, relaunchesOnChange: false, zoom: 0.5 })
  expect(readdirSync(join(path, '..'))).toEqual(['settings.json'])
})

test.each([
  '',
  '{',
  '[]',
  '{"version":2}',
  '{"version":1,"isStrict":"yes","relaunchesOnChange":true}',
  'x'.repeat(20_000),
])('[A10] a broken file is told and counts as none: %j', async (text) => {
  const { file, path, said } = open()
  mkdirSync(join(path, '..'))
  writeFileSync(path, text)
  expect(await file.read()).toEqual(firstSettings)
  expect(said).toEqual([`The settings in "${path}" are broken; they begin anew.`])
})

test('[A10] settings that cannot be read or written are told, and nothing breaks', async () => {
  const { file, path, said } = open()
  mkdirSync(join(path, 'a'), { recursive: true })
  expect(await file.read()).toEqual(firstSettings)
  await file.save({ isStrict: true, relaunchesOnChange: true })
  expect(said).toEqual([
    `The settings in "${path}" could not be read (EISDIR); they begin anew.`,
    expect.stringContaining(`The settings could not be written to "${path}" (`),
  ])
})
