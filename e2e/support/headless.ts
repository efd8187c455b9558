import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test as base } from '@playwright/test'
import { createScratch, type Scratch } from './project.ts'

export type HeadlessEnd = {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The built command line, as a user's shell starts it. */
export type HeadlessRun = {
  readonly child: ChildProcess
  readonly ended: Promise<HeadlessEnd>
  readonly printed: (text: string) => Promise<void>
  /** What runs of it beside the command line itself, as `ps` tells. */
  readonly processes: () => Promise<readonly { readonly id: number; readonly command: string }[]>
  /** Names in the folder for temporary files, which is the run's own. */
  readonly temporaryFiles: () => Promise<readonly string[]>
  readonly sandboxesPath: string
}

type Fixtures = {
  readonly scratch: Scratch
  /** Starts `coronagraph run …`, with no display. Ended after the test. */
  readonly startRun: (args: readonly string[], environment?: NodeJS.ProcessEnv) => Promise<HeadlessRun>
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern
  scratch: async ({}, use) => {
    const scratch = await createScratch()
    await use(scratch)
    await scratch.remove()
  },
  startRun: async ({ scratch }, use) => {
    const runs: HeadlessRun[] = []
    await use(async (args, environment = {}) => {
      const name = `run-${runs.length}`
      const run = start(args, {
        temporaryPath: await scratch.folder(`${name}-temporary`),
        sandboxesPath: await scratch.folder(`${name}-sandboxes`),
        environment,
      })
      runs.push(run)
      return run
    })
    for (const { child, ended } of runs) {
      child.kill('SIGTERM')
      await ended
    }
  },
})

export { expect }

function start(
  args: readonly string[],
  options: {
    readonly temporaryPath: string
    readonly sandboxesPath: string
    readonly environment: NodeJS.ProcessEnv
  },
): HeadlessRun {
  const { temporaryPath, sandboxesPath } = options
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...environment } = process.env
  const child = spawn(process.execPath, [resolve('bin/coronagraph.js'), 'run', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...environment,
      TMPDIR: temporaryPath,
      CORONAGRAPH_SANDBOXES: sandboxesPath,
      ...options.environment,
    },
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (part: string) => (said.stdout += part))
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said.stderr += part))
  const ended = once(child, 'close').then(() => ({ exitCode: child.exitCode, ...said }))
  return {
    child,
    ended,
    printed: async (text) => {
      await expect.poll(() => said.stdout, { timeout: 20_000 }).toContain(text)
    },
    // Electron's own folder is in the arguments of all its processes.
    processes: () => processesWith(temporaryPath),
    temporaryFiles: () => readdir(temporaryPath),
    sandboxesPath,
  }
}

async function processesWith(
  text: string,
): Promise<readonly { readonly id: number; readonly command: string }[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,args='])
  return stdout
    .split('\n')
    .filter((line) => line.includes(text))
    .map((line) => ({ id: Number.parseInt(line, 10), command: line.trim() }))
}

export const webApp = (script: string, files: Readonly<Record<string, string>> = {}) => ({
  'index.html': '<!doctype html><title>App</title><body><script src="app.js"></script></body>',
  'app.js': script,
  ...files,
})

/** Hosts of a web app, for a project's files. */
export const routed = {
  'coronagraph.json': JSON.stringify({
    hosts: { 'files.test': { serve: 'remote' }, 'slow.test': { serve: 'remote', latencyMs: 600_000 } },
  }),
  'remote/a.txt': 'content',
}

export const onExit = 'window.addEventListener("applicationExit", () => console.log("exit"))\n'
/** Never idle: its request is never answered. */
export const waiting = `${onExit}network.request('https://slow.test/', 'GET', () => {})\nconsole.log('begun')`

/** Nothing of a run that is over is there any more. */
export async function expectNothingLeft({ processes, temporaryFiles }: HeadlessRun): Promise<void> {
  await expect.poll(processes).toEqual([])
  expect(await temporaryFiles()).toEqual([])
}
