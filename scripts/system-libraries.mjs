import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './support/run.mjs'
import { Problem, say } from './support/say.mjs'

/** What Electron needs on a Debian or Ubuntu that has no desktop. */
const libraryPackages = [
  'libnss3',
  'libgtk-3-0',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libdrm2',
  'libatk-bridge2.0-0',
  'libcups2',
  'libxkbcommon0',
  'libatspi2.0-0',
  'libnotify4',
  'libsecret-1-0',
  'fonts-liberation',
  'dbus',
]
const displayPackages = ['xvfb']

/**
 * Makes sure that Electron's executable can start here: installs what is missing when this is root on a system with
 * apt-get, otherwise throws a Problem with the line to run. Quick and silent when nothing is missing; other systems
 * than Linux bring it all themselves.
 *
 * @param {string} executable
 * @param {{ display: boolean }} options `display`: a virtual one is needed too
 */
export async function ensureSystemLibraries(executable, { display }) {
  if (process.platform !== 'linux') return
  const missing = await findMissing(executable, display)
  if (missing.length === 0) return

  const more = missing.length > 4 ? ` and ${missing.length - 4} more` : ''
  const asked = `Electron needs ${missing.slice(0, 4).join(', ')}${more}`
  if (!isOnPath('apt-get')) {
    throw new Problem(`${asked}, which this system lacks. Install that with the system's package manager.`)
  }
  const packages = [...libraryPackages, ...(display ? displayPackages : [])]
  if (process.getuid?.() !== 0) {
    const names = (await packageNames(packages)).join(' ')
    throw new Problem(
      `${asked}. Run this once, then try again:\n\n` +
        `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`,
    )
  }
  say(`${asked}; installing with apt-get…`)
  await aptGet(['update'])
  const names = await packageNames(packages)
  const result = await aptGet(['install', '-y', '--no-install-recommends', ...names])
  const stillMissing = await findMissing(executable, display)
  if (stillMissing.length > 0) {
    throw new Problem(`apt-get did not bring ${stillMissing.join(', ')}:\n${result.output.trim()}`)
  }
}

/** @returns {Promise<string[]>} names of libraries and programs */
async function findMissing(/** @type {string} */ executable, /** @type {boolean} */ display) {
  const { output } = await run('ldd', [executable], { quiet: true })
  const libraries = output.matchAll(/^\s*(\S+) => not found/gm)
  const missing = new Set(Array.from(libraries, ([, name]) => name ?? ''))
  if (!hasFonts()) missing.add('a font')
  if (display && !isOnPath('Xvfb')) missing.add('Xvfb')
  return [...missing]
}

function isOnPath(/** @type {string} */ program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}

function hasFonts() {
  const folder = '/usr/share/fonts'
  if (!existsSync(folder)) return false
  return readdirSync(folder, { recursive: true }).some((name) => /\.(ttf|otf|ttc)$/.test(String(name)))
}

function aptGet(/** @type {string[]} */ args) {
  return run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    quiet: true,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  })
}

/** Since its 64-bit time change, Ubuntu and newer Debian carry some libraries under a name that ends in `t64`. */
async function packageNames(/** @type {readonly string[]} */ names) {
  const { output } = await run('apt-cache', ['--no-generate', 'pkgnames'], { quiet: true })
  const known = new Set(output.split('\n'))
  return names.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name))
}
