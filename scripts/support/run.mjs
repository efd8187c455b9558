import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Readonly<Record<string, string>>} [env] added to this process's environment
 * @property {boolean} [quiet] collect the output instead of showing it
 * @property {number} [timeoutMs]
 * @property {{ uid: number, gid: number } | undefined} [as] another user; only root may
 */

/** How long a program may take to end by itself once it has been asked to. */
const graceMs = 5_000

/** @type {readonly NodeJS.Signals[]} */
const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * @param {() => void} listener called when something asks this script to end
 * @returns {() => void} stops listening
 */
export function onEndingSignal(listener) {
  for (const signal of endingSignals) process.on(signal, listener)
  return () => {
    for (const signal of endingSignals) process.off(signal, listener)
  }
}

/**
 * Runs a program to its end. It gets a process group of its own. What ends this script asks the program to end in
 * order, then ends its whole group: Electron's helpers never stay behind.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ exitCode: number, output: string }>} 128 + the signal's number when a signal ended it, 127
 *   when there is no such program
 */
export function run(command, args, { cwd, env = {}, quiet = false, timeoutMs, as } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      detached: process.platform !== 'win32',
      ...as,
    })
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (part) => (output += part))
    child.stderr?.setEncoding('utf8').on('data', (part) => (output += part))

    /** @type {NodeJS.Timeout[]} */
    const timers = []
    const end = () => {
      child.kill('SIGTERM')
      timers.push(setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs))
    }
    const off = onEndingSignal(end)
    if (timeoutMs !== undefined) timers.push(setTimeout(end, timeoutMs))

    const finish = (/** @type {number} */ exitCode) => {
      off()
      for (const timer of timers) clearTimeout(timer)
      resolve({ exitCode, output })
    }
    child.on('error', (error) => {
      output += error.message
      finish(127)
    })
    child.on('exit', () => signalGroup(child, 'SIGTERM'))
    child.on('close', (code, signal) => finish(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // The group has ended.
  }
}
