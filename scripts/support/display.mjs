import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './run.mjs'

/** Room for the app's window and the inspector side by side. */
const screen = '-screen 0 1600x1000x24'

export function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

/**
 * Like `run`, on a virtual display of its own.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('./run.mjs').RunOptions} [options]
 */
export async function runOnVirtualDisplay(command, args, options = {}) {
  // xvfb-run leaves its own temporary folder behind when a signal ends it; this one is removed in any case.
  const folder = await mkdtemp(join(tmpdir(), 'coronagraph-display-'))
  try {
    if (options.as) await chown(folder, options.as.uid, options.as.gid)
    const authority = join(folder, 'authority')
    return await run('xvfb-run', ['-a', '-f', authority, '-s', screen, command, ...args], options)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
