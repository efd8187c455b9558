import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { temporaryDirectory } from '../../../test/support/temporary-directory.ts'
import { watchProject } from './watch-project.ts'

async function openWatch(files: readonly string[] = [], leftOut: readonly string[] = []) {
  const path = join(temporaryDirectory(), 'game')
  const write = (name: string, text = 'x'): void => {
    mkdirSync(join(path, name, '..'), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  for (const name of ['main.lua', ...files]) write(name)
  const clock = createManualClock()
  let changes = 0
  const watch = watchProject({
    path,
    leftOut: leftOut.map((name) => join(path, name)),
    clock,
    onChange: () => (changes += 1),
    onProblem: (problem) => expect.unreachable(problem),
  })
  onTestFinished(watch.close)
  await watch.ready
  /** The system tells of a change when it likes. */
  const seen = () => expect.poll(clock.pendingTimers, { interval: 5, timeout: 5000 }).toBe(1)
  return { path, write, clock, watch, changes: () => changes, seen }
}

test('[I12] a change is told when 300 ms are quiet, once for all that changes together', async () => {
  const { write, clock, changes, seen } = await openWatch(['scenes/menu.lua'])
  write('main.lua', 'changed')
  await seen()
  clock.advance(299)
  expect(changes()).toBe(0)
  write('scenes/menu.lua', 'changed')
  write('scenes/new.lua')
  await expect.poll(() => clock.pendingTimers(), { interval: 5 }).toBe(1)
  clock.advance(3000)
  expect(changes()).toBe(1)
})

test('[I12] what is deleted, renamed or comes back is a change as well', async () => {
  const { path, write, clock, changes, seen } = await openWatch(['a.lua'])
  rmSync(join(path, 'main.lua'))
  await seen()
  clock.advance(3000)
  write('main.lua')
  await seen()
  clock.advance(3000)
  renameSync(join(path, 'a.lua'), join(path, 'b.lua'))
  await seen()
  clock.advance(3000)
  expect(changes()).toBe(3)
})

test('[I12] files of tools, hidden files and folders that answer as hosts are none of the project', async () => {
  const { write, clock, changes, seen } = await openWatch(
    ['node_modules/a/i.js', 'remote/host/a.txt'],
    ['remote/host'],
  )
  for (const name of [
    'node_modules/a/i.js',
    'remote/host/a.txt',
    '.git/index',
    'scenes/.hidden',
    'main.lua~',
    'main.lua.swp',
    '#main.lua#',
  ])
    write(name, 'changed')
  // The system tells in order: when it comes to this one it has told of all those before.
  write('last.lua')
  await seen()
  clock.advance(3000)
  expect(changes()).toBe(1)
})

test('[I12] after it was closed it tells nothing, not even what it had gathered', async () => {
  const { write, clock, changes, seen, watch } = await openWatch()
  write('main.lua', 'changed')
  await seen()
  await watch.close()
  clock.advance(3000)
  expect(changes()).toBe(0)
})

test('[I12] a folder with more files than can be watched is told once, and the rest is watched', async () => {
  const path = join(temporaryDirectory(), 'game')
  mkdirSync(path)
  for (let count = 0; count < 20; count += 1) writeFileSync(join(path, `${count}.lua`), '')
  const problems: string[] = []
  const watch = watchProject({
    path,
    leftOut: [],
    clock: createManualClock(),
    mostEntries: 10,
    onChange: () => {},
    onProblem: (problem) => problems.push(problem),
  })
  onTestFinished(watch.close)
  await watch.ready
  expect(problems).toEqual([
    `Changes of "${path}" cannot all be seen (it has more than 10 files). Relaunch by hand after a change.`,
  ])
})

test('[I12] a folder that goes as a whole and comes back is seen again', async () => {
  const { path, write, clock, changes, seen } = await openWatch(['a.lua'])
  rmSync(path, { recursive: true })
  await seen()
  clock.advance(3000)
  expect(changes()).toBe(1)
  await expect
    .poll(
      () => {
        write('main.lua', `-- ${Math.random()}`)
        return clock.pendingTimers()
      },
      { interval: 50, timeout: 5000 },
    )
    .toBe(1)
})

test('[I12] the links of a project are no change of it, and lead nowhere', async () => {
  const root = temporaryDirectory()
  const path = join(root, 'game')
  for (const folder of ['game', 'elsewhere']) mkdirSync(join(root, folder))
  symlinkSync(join(root, 'elsewhere'), join(path, 'linked'))
  symlinkSync(path, join(path, 'ring'))
  const clock = createManualClock()
  let changes = 0
  const watch = watchProject({
    path,
    leftOut: [],
    clock,
    onChange: () => (changes += 1),
    onProblem: (problem) => expect.unreachable(problem),
  })
  onTestFinished(watch.close)
  await watch.ready
  writeFileSync(join(root, 'elsewhere', 'a.txt'), '')
  expect(clock.pendingTimers()).toBe(0)
  writeFileSync(join(path, 'main.lua'), '')
  await expect.poll(clock.pendingTimers, { interval: 5, timeout: 5000 }).toBe(1)
  clock.advance(3000)
  expect(changes).toBe(1)
})
