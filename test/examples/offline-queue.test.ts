import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { examplePath, runExample } from '../support/run-example.ts'
import { simulateApp } from '../support/simulated-app.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const path = examplePath('offline-queue')

it('[E11] offline-queue: what was written first is sent first, once each, and nothing is left', async () => {
  const sandboxes = temporaryDirectory()
  const first = await runExample(path, sandboxes)
  expect([first.exitCode, first.complaints]).toEqual([0, []])
  expect(first.answers).toEqual([
    'POST /notes: 201',
    'POST /notes: 503',
    'POST /notes: 201',
    'POST /notes: 201',
  ])
  expect(first.printed.filter((line) => line.startsWith('sent:'))).toEqual([
    'sent: Corona seen at 11:42',
    'sent: Two prominences, east limb',
    'sent: Temperature down by 6 degrees',
  ])
  expect(first.printed.at(-1)).toBe('Notes: Everything is sent')
  expect(first.files).toEqual(['Documents/queue.json'])
  expect(JSON.parse(first.read('Documents/queue.json').toString())).toEqual({ last: 3, notes: [] })

  const second = await runExample(path, sandboxes)
  expect([second.exitCode, second.answers]).toEqual([0, []])
})

it('[E11] offline-queue: without a network the notes wait, and go when it is back', async () => {
  const names = readdirSync(path).filter((name) => /\.(lua|settings|json)$/.test(name) && name !== 'main.lua')
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(path, name))]))
  const app = await simulateApp(readFileSync(join(path, 'main.lua'), 'utf8'), { files })
  app.setConnection('none')
  await app.until(() => app.lines().some((line) => line.includes('Offline')))
  expect(app.lines().some((line) => line.startsWith('sent:'))).toBe(false)
  expect(JSON.parse(app.read('queue.json'))).toMatchObject({ notes: [{ id: 1 }, { id: 2 }, { id: 3 }] })
  app.setConnection('wifi')
  await app.until(() => app.lines().includes('Notes: Everything is sent'))
  expect(app.lines().filter((line) => line.startsWith('sent:'))).toHaveLength(3)
  expect(JSON.parse(app.read('queue.json'))).toEqual({ last: 3, notes: [] })
})
