import { chmod, chown, cp, lchown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { resolveElectron } from './electron-runtime.mjs'
import { runOnVirtualDisplay } from './support/display.mjs'
import { ensureBuilt, projectFolder } from './support/project.mjs'
import { makePublicCopy } from './support/public-copy.mjs'
import { run } from './support/run.mjs'
import { Problem, runMain, say } from './support/say.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

/** Debian's `nobody`: it owns nothing, and nothing of the machine has to be changed for it. */
const nobody = { uid: 65_534, gid: 65_534 }
const notNeeded = new Set(['.git', '.tsbuild', 'dist', 'test-results'])

/**
 * Runs the tests of `e2e/` against the real application with Chromium's process sandbox on. That sandbox refuses to
 * run as root, so root hands them to an unprivileged user, in a copy that this user can read.
 *
 * @param {{ playwrightArguments?: readonly string[], resultsFolder: string }} options
 * @returns {Promise<number>} Playwright's exit code; its JSON report is `end-to-end.json` in the results folder
 */
export async function runEndToEnd({ playwrightArguments = [], resultsFolder }) {
  await ensureBuilt()
  const { dist, executable } = await resolveElectron()
  const isLinux = process.platform === 'linux'
  await ensureSystemLibraries(executable, { display: isLinux })
  if (isLinux) await ensureProcessSandbox()
  await rm(resultsFolder, { recursive: true, force: true })
  await mkdir(resultsFolder, { recursive: true })

  if (process.getuid?.() === 0) return runAsNobody(dist, playwrightArguments, resultsFolder)
  const start = isLinux ? runOnVirtualDisplay : run
  const { exitCode } = await start(
    process.execPath,
    [playwright(projectFolder), 'test', ...playwrightArguments],
    {
      cwd: projectFolder,
      env: { ELECTRON_OVERRIDE_DIST_PATH: dist, CORONAGRAPH_RESULTS: resultsFolder },
    },
  )
  return exitCode
}

/**
 * @param {string} dist
 * @param {readonly string[]} playwrightArguments
 * @param {string} resultsFolder
 */
async function runAsNobody(dist, playwrightArguments, resultsFolder) {
  say('Running as root: the end-to-end tests run as an unprivileged user, so that the process sandbox is on.')
  const folder = await mkdtemp(join(tmpdir(), 'coronagraph-e2e-'))
  try {
    await chmod(folder, 0o755)
    const names = (await readdir(projectFolder)).filter((name) => !notNeeded.has(name))
    const tree = join(folder, 'tree')
    const sources = names.map((name) => join(projectFolder, name))
    await makePublicCopy(sources, tree)
    const electron = join(folder, 'electron')
    await makePublicCopy([dist], electron)
    // A Node of root's own, in its home, is out of reach too.
    const node = join(folder, 'node')
    await makePublicCopy([process.execPath], node)
    const home = await ownFolder(join(folder, 'home'))
    const results = await ownFolder(join(folder, 'results'))
    const temporary = await ownFolder(join(folder, 'tmp'))

    const { exitCode } = await runOnVirtualDisplay(
      join(node, basename(process.execPath)),
      [playwright(tree), 'test', ...playwrightArguments],
      {
        cwd: tree,
        as: nobody,
        env: {
          ELECTRON_OVERRIDE_DIST_PATH: join(electron, basename(dist)),
          CORONAGRAPH_RESULTS: results,
          HOME: home,
          USER: 'nobody',
          LOGNAME: 'nobody',
          TMPDIR: temporary,
          XDG_CONFIG_HOME: join(home, '.config'),
          XDG_CACHE_HOME: join(home, '.cache'),
          XDG_DATA_HOME: join(home, '.local', 'share'),
          XDG_RUNTIME_DIR: temporary,
        },
      },
    )
    await cp(results, resultsFolder, { recursive: true })
    const entries = await readdir(resultsFolder, { recursive: true })
    for (const entry of entries) await lchown(join(resultsFolder, entry), 0, 0)
    return exitCode
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Chromium's sandbox is made of user namespaces; without them each test would fail with a riddle. */
async function ensureProcessSandbox() {
  const as = process.getuid?.() === 0 ? nobody : undefined
  const { exitCode } = await run('unshare', ['--user', '--map-root-user', 'true'], { quiet: true, as })
  if (exitCode === 0) return
  throw new Problem(
    'This system forbids unprivileged user namespaces, so that Chromium cannot start its process sandbox.\n' +
      'Allow them to run the end-to-end tests: on Ubuntu with\n\n' +
      '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0\n\n' +
      'and in a container by starting it with a seccomp profile that lets unshare(2) pass.',
  )
}

/** @returns {Promise<string>} */
async function ownFolder(/** @type {string} */ path) {
  await mkdir(path, { mode: 0o700 })
  await chown(path, nobody.uid, nobody.gid)
  return path
}

function playwright(/** @type {string} */ tree) {
  return join(tree, 'node_modules', '@playwright', 'test', 'cli.js')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(() =>
    runEndToEnd({
      playwrightArguments: process.argv.slice(2),
      resultsFolder: join(projectFolder, 'test-results', 'end-to-end'),
    }),
  )
}
