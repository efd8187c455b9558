import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { expect, inject, it, onTestFinished } from 'vitest'
import { runCommand } from '../../../test/support/command-line.ts'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { temporaryDirectory } from '../../../test/support/temporary-directory.ts'

const project = (mainLua: string): string => makeScratchFolder({ 'main.lua': mainLua })

it('[R13] an error of the app commands no terminal and forges no line', async () => {
  const { exitCode, stderr } = await runCommand([
    'run',
    project(String.raw`error("\27]0;owned\7\194\155 2J\nfinding: forged\nThe app was still busy")`),
  ])
  expect(exitCode).toBe(1)
  const [first, ...further] = stderr.trimEnd().split('\n')
  expect(first).toBe(String.raw`error: main.lua:1: \u{1b}]0;owned\u{07}\u{9b} 2J`)
  expect(further.length).toBeGreaterThan(1)
  for (const line of further) expect(line).toMatch(/^ {2}/)
})

it.runIf(process.platform === 'linux')('[R14] an app waits for who reads what it prints', async () => {
  const path = project(`
    local line = ("x"):rep(1024 * 1024)
    timer.performWithDelay(1, function(event)
      for i = 1, 20 do print(line) end
      if event.count == 20 then print("last") end
    end, 21)`)
  const child = spawn(process.execPath, [inject('commandLinePath'), 'run', path], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, CORONAGRAPH_SANDBOXES: temporaryDirectory() },
  })
  onTestFinished(async () => {
    const closed = once(child, 'close')
    child.kill('SIGKILL')
    await closed
  })
  // A reader that takes one part in each turn is slower than any app.
  for await (const part of child.stdout) {
    await new Promise((resolve) => setImmediate(resolve))
    if (Buffer.isBuffer(part) && part.includes('last\n')) break
  }
  const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8')
  const peakMebibytes = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) / 1024
  expect(peakMebibytes).toBeGreaterThan(20)
  expect(peakMebibytes).toBeLessThan(400)
})
