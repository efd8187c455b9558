import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', '..', 'test', 'lua51')

/** The zones in which the programs of `dates` run: one without summer time, one with. */
export const zones = ['UTC', 'Europe/Berlin']

/**
 * @typedef {object} Snippet
 * @property {string} library the name of its file
 * @property {string} name what it shows, and the zone it runs in when there are several
 * @property {string} source a whole program
 * @property {string} zone for `TZ`
 */

/** Runs a snippet: what it prints, then its error. */
export const driver = readFileSync(join(folder, 'driver.lua'), 'utf8')

/** The programs of `test/lua51/snippets`: each begins after a line of `--- ` and its name. @returns {Snippet[]} */
export function readSnippets() {
  const files = readdirSync(join(folder, 'snippets')).toSorted()
  return files.flatMap((file) => {
    const library = file.replace(/\.lua$/, '')
    const [, ...parts] = `\n${readFileSync(join(folder, 'snippets', file), 'utf8')}`.split('\n--- ')
    const used = library === 'dates' ? zones : zones.slice(0, 1)
    return used.flatMap((zone) =>
      parts.map((part) => {
        const end = part.indexOf('\n')
        const name = part.slice(0, end)
        return {
          library,
          zone,
          name: zone === 'UTC' ? name : `${name} (${zone})`,
          source: part.slice(end + 1),
        }
      }),
    )
  })
}

/** Where the output of the native Lua is kept. @param {string} library */
export const recordedPath = (library) => join(folder, 'recorded', `${library}.json`)

/**
 * What `lua5.1` prints, one character per byte; undefined where it is not installed.
 * @param {Snippet} snippet
 */
export function runNative({ source, zone }) {
  const run = spawnSync('lua5.1', ['driver.lua', source], {
    cwd: folder,
    encoding: 'latin1',
    timeout: 10_000,
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: zone },
  })
  return run.error === undefined ? run.stdout + run.stderr : undefined
}
