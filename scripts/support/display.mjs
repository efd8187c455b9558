import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onEndingSignal, run } from './run.mjs'
import { Problem } from './say.mjs'

/** Room for the app's window and the inspector side by side. */
const screen = ['-screen', '0', '1600x1000x24']

export function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/**
 * Like `run`, on a virtual display of its own. We start Xvfb ourselves: `xvfb-run` ends it together with the program,
 * which then cannot end in order.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('./run.mjs').RunOptions} [options]
 */
export async function runOnVirtualDisplay(command, args, options = {}) {
  let isEnding = false
  const off = onEndingSignal(() => (isEnding = true))
  const folder = await mkdtemp(join(tmpdir(), 'coronagraph-display-'))
  try {
    const authority = join(folder, 'authority')
    await writeFile(authority, authorityOf(randomBytes(16)), { mode: 0o600 })
    const display = await startXvfb(authority)
    if (options.as) for (const path of [folder, authority]) await chown(path, options.as.uid, options.as.gid)
    try {
      if (isEnding) return { exitCode: 143, output: '' }
      const env = { ...options.env, DISPLAY: display.name, XAUTHORITY: authority, WAYLAND_DISPLAY: '' }
      return await run(command, args, { ...options, env })
    } finally {
      await display.stop()
    }
  } finally {
    off()
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * An Xauthority file of one entry: without a cookie, every user of the machine could watch the display. The entry
 * matches any address and any display number (family 65535 and empty strings), since the number is not known yet.
 */
function authorityOf(/** @type {Buffer} */ cookie) {
  const empty = Buffer.alloc(0)
  const fields = [empty, empty, Buffer.from('MIT-MAGIC-COOKIE-1'), cookie]
  return Buffer.concat([Buffer.from([0xff, 0xff]), ...fields.map(counted)])
}

function counted(/** @type {Buffer} */ bytes) {
  return Buffer.concat([Buffer.from([0, bytes.length]), bytes])
}

/** @returns {Promise<{ name: string, stop: () => Promise<void> }>} `name`: as `DISPLAY` wants it */
function startXvfb(/** @type {string} */ authority) {
  // A session of its own, so that Ctrl-C in a terminal does not end it before the program that it serves.
  const server = spawn('Xvfb', ['-displayfd', '3', '-auth', authority, '-nolisten', 'tcp', ...screen], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const ended = new Promise((resolve) => server.once('close', resolve))
  const stop = async () => {
    server.kill()
    await ended
  }
  return new Promise((resolve, reject) => {
    let complaint = ''
    server.stderr?.setEncoding('utf8').on('data', (part) => (complaint += part))
    let number = ''
    server.stdio[3]?.on('data', (part) => {
      number += String(part)
      if (number.endsWith('\n')) resolve({ name: `:${number.trim()}`, stop })
    })
    server.once('error', (error) => reject(new Problem(`Cannot start Xvfb: ${error.message}`)))
    server.once('close', () => reject(new Problem(`Xvfb ended at once:\n${complaint.trim()}`)))
  })
}
