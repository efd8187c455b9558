import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] added to this process's environment
 * @property {boolean} [quiet] collect the output instead of showing it
 * @property {number} [timeoutMs]
 */

/**
 * Runs a program to its end. Signals that a terminal sends to the whole group reach the child by themselves; a
 * signal sent to this process alone is passed on, so that nothing is left running.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ exitCode: number, output: string }>} 128 + the signal's number when a signal ended it, 127
 *   when there is no such program
 */
export function run(command, args, { cwd, env = {}, quiet = false, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      timeout: timeoutMs,
    })
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (part) => (output += part))
    child.stderr?.setEncoding('utf8').on('data', (part) => (output += part))

    // From a terminal the child has got the same Ctrl-C: wait for it instead of dying first.
    const ignore = () => {}
    const passOn = () => child.kill('SIGTERM')
    process.on('SIGINT', ignore)
    process.on('SIGTERM', passOn)
    const finish = (/** @type {number} */ exitCode) => {
      process.off('SIGINT', ignore)
      process.off('SIGTERM', passOn)
      resolve({ exitCode, output })
    }
    child.on('error', (error) => {
      output += error.message
      finish(127)
    })
    child.on('close', (code, signal) => finish(code ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}
