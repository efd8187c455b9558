import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createManualClock } from '../../test/support/manual-clock.ts'
import { temporaryDirectory } from '../../test/support/temporary-directory.ts'
import type { SessionState } from '../shared/contract/inspector.ts'
import { createRelaunchOnChange } from './relaunch-on-change.ts'

function openProject() {
  const path = join(temporaryDirectory(), 'game')
  mkdirSync(path)
  writeFileSync(join(path, 'main.lua'), '')
  const clock = createManualClock()
  const relaunches: (() => void)[] = []
  const state = { isOn: true, session: 'running' as SessionState }
  const relauncher = createRelaunchOnChange({
    clock,
    isOn: () => state.isOn,
    session: () => state.session,
    relaunch: () => new Promise<void>((resolve) => relaunches.push(resolve)),
    say: (problem) => expect.unreachable(problem),
  })
  onTestFinished(relauncher.close)
  relauncher.follow(
    { name: 'game', path, kind: 'solar2d', profile: 'reference', hosts: new Map() },
    join(path, '..', 'sandboxes'),
  )
  const change = async (): Promise<void> => {
    // Written until it is seen: the first time the watch may not stand yet.
    await expect
      .poll(
        () => {
          writeFileSync(join(path, 'main.lua'), `-- ${Math.random()}`)
          return clock.pendingTimers()
        },
        { interval: 20, timeout: 5000 },
      )
      .toBe(1)
    clock.advance(3000)
  }
  const enter = (session: SessionState): void => {
    state.session = session
    relauncher.onSession(session)
  }
  return { change, enter, state, relaunches }
}

test('[I12] one relaunch at a time; what changes meanwhile makes one more', async () => {
  const { change, relaunches } = openProject()
  await change()
  await change()
  await change()
  expect(relaunches).toHaveLength(1)
  relaunches[0]?.()
  await expect.poll(() => relaunches.length).toBe(2)
  relaunches[1]?.()
  await Promise.resolve()
  expect(relaunches).toHaveLength(2)
})

test('[I12] off, nothing happens, also not when it is turned on later', async () => {
  const { change, enter, state, relaunches } = openProject()
  state.isOn = false
  await change()
  state.isOn = true
  enter('running')
  expect(relaunches).toHaveLength(0)
})

test('[I13] a suspended app stays as it is, and is relaunched when it is resumed', async () => {
  const { change, enter, relaunches } = openProject()
  enter('suspended')
  await change()
  expect(relaunches).toHaveLength(0)
  enter('running')
  expect(relaunches).toHaveLength(1)
})

test('[I13] an app that the user closed stays closed; one that failed gets another chance', async () => {
  const { change, enter, relaunches } = openProject()
  enter('ended')
  await change()
  enter('running')
  expect(relaunches).toHaveLength(0)
  enter('failed')
  await change()
  expect(relaunches).toHaveLength(1)
})
