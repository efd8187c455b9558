import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AppHostReport } from '../../shared/contract/app-host.ts'
import type { Port } from '../../shared/contract/port.ts'

/** How long it may take to end by itself once nobody speaks to it any more. */
const endGraceMs = 2000
/** A machine that is busy with other work may take long. */
const startWithinMs = 30_000
const keptCharacters = 2000

export type ElectronProcess = {
  /** What is said to one that is gone is lost, as to a thread. */
  readonly port: Port
  readonly onReport: (listener: (report: AppHostReport) => void) => void
  /** Resolves when it is gone, with what it said about that. */
  readonly gone: Promise<string>
  /** Ends it and all its helpers, whatever they do. Resolves when it is gone. Idempotent. */
  readonly end: () => Promise<void>
}

/**
 * Starts Electron with our second entry, on no display, with a folder of its own that goes with it. Resolves when it
 * waits for an app; rejects when it cannot start.
 */
export async function startElectron(executable: string): Promise<ElectronProcess> {
  const started = await spawnElectron(executable)
  const ready = new Promise<undefined>((resolve) => {
    started.onReport(({ kind }) => {
      if (kind === 'ready') resolve(undefined)
    })
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer for ${startWithinMs / 1000} seconds`), startWithinMs)
  })
  const problem = await Promise.race([ready, started.gone, late])
  clearTimeout(timer)
  if (problem === undefined) return started
  await started.end()
  throw new Error(`Electron could not be started (${executable}): ${problem}`)
}

async function spawnElectron(executable: string): Promise<ElectronProcess> {
  const folder = await makeAppFolder()
  const child = spawn(executable, [folder, ...switches()], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: environmentFor(folder),
    // A group of its own: Ctrl-C in a terminal reaches us alone, and its helpers can be ended with it.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    said = (said + part).slice(-keptCharacters)
  })
  const gone = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) =>
      resolve([endOf(code, signal), said.trim()].filter(Boolean).join('\n')),
    )
  })
  let ending: Promise<void> | undefined
  const end = async (): Promise<void> => {
    if (child.connected) child.disconnect()
    const timer = setTimeout(() => endGroup(child), endGraceMs)
    await gone
    clearTimeout(timer)
    endGroup(child)
    child.stderr?.destroy()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(() => {})
  }
  return {
    port: {
      postMessage: (message) => {
        if (child.connected && isMessage(message)) child.send(message, () => {})
      },
      on: (event, listener) => child.on(event, listener),
    },
    onReport: (listener) => child.on('message', listener),
    gone,
    end: () => (ending ??= end()),
  }
}

const isMessage = (message: unknown): message is object => typeof message === 'object' && message !== null

/** Electron starts folders: this one names our entry, and keeps what Chromium writes. */
async function makeAppFolder(): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'coronagraph-app-'))
  const entry = fileURLToPath(new URL('../main/headless.js', import.meta.url))
  const main = relative(folder, await realpath(entry).catch(() => entry))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'coronagraph-app', main }))
  return folder
}

function switches(): readonly string[] {
  if (process.platform !== 'linux') return []
  return [
    // Needs no display, and shows nothing on one that is there.
    '--ozone-platform=headless',
    // Containers have little shared memory; a page that finds none crashes.
    '--disable-dev-shm-usage',
    '--log-level=3',
    ...(isRoot() ? ['--no-sandbox'] : []),
  ]
}

/** Chromium's process sandbox refuses to run as root. */
export const isRoot = (): boolean => process.getuid?.() === 0

function environmentFor(folder: string): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _asNode, NODE_OPTIONS: _options, ...environment } = process.env
  return { ...environment, CORONAGRAPH_APP_HOST: folder }
}

function endOf(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `exit code ${code ?? 'unknown'}` : signal
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // All of it has ended.
  }
}
