import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { run } from '../support/run.mjs'
import { Problem, say } from '../support/say.mjs'

const reachableWithinMs = 10_000
const downloadWithinMs = 15 * 60_000

/** @returns {string | undefined} the folder of the official binary, when it is complete */
export function officialDist() {
  const { packageFolder, version } = electronPackage()
  const dist = join(packageFolder, 'dist')
  const pathFile = join(packageFolder, 'path.txt')
  if (!existsSync(pathFile) || !existsSync(join(dist, 'version'))) return undefined
  if (readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '') !== version) return undefined
  return existsSync(join(dist, readFileSync(pathFile, 'utf8'))) ? dist : undefined
}

/**
 * Runs the package's own installer, which checks the download against its list of checksums. Whether the host can be
 * reached at all is asked first with a short timeout: a firewall that swallows packets would otherwise hold us for
 * minutes, while a slow but working line must not be cut.
 *
 * @returns {Promise<string | undefined>} the folder, or undefined when it cannot be had
 */
export async function downloadOfficial() {
  const { packageFolder, version } = electronPackage()
  if (!(await isReachable(version))) return undefined
  say(`Downloading Electron ${version}…`)
  const { exitCode, output } = await run(process.execPath, [join(packageFolder, 'install.js')], {
    quiet: true,
    timeoutMs: downloadWithinMs,
  })
  if (exitCode === 0) return officialDist()
  say(`The download of Electron failed: ${output.trim().split('\n')[0] ?? ''}`)
  return undefined
}

async function isReachable(/** @type {string} */ version) {
  // A proxy of the installer's own is not ours to speak with: let the installer try.
  if (process.env['ELECTRON_GET_USE_PROXY']) return true
  try {
    const response = await fetch(`${downloadBase()}v${version}/SHASUMS256.txt`, {
      signal: AbortSignal.timeout(reachableWithinMs),
    })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

/** @returns {{ packageFolder: string, version: string }} */
function electronPackage() {
  const require = createRequire(import.meta.url)
  try {
    const manifest = require.resolve('electron/package.json')
    return { packageFolder: dirname(manifest), version: require(manifest).version }
  } catch {
    throw new Problem('The dependencies are not installed: run npm ci first.')
  }
}

/** The same names, in the same order, as the installer reads. */
function downloadBase() {
  const mirror =
    process.env['NPM_CONFIG_ELECTRON_MIRROR'] ||
    process.env['npm_config_electron_mirror'] ||
    process.env['npm_package_config_electron_mirror'] ||
    process.env['ELECTRON_MIRROR'] ||
    'https://github.com/electron/electron/releases/download/'
  return mirror.endsWith('/') ? mirror : `${mirror}/`
}
