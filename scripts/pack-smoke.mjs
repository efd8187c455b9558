import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { FuseState } from '@electron/fuses/dist/constants.js'
import { runOnVirtualDisplay } from './support/display.mjs'
import { projectFolder } from './support/project.mjs'
import { run } from './support/run.mjs'
import { Problem, say } from './support/say.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

const startWithinMs = 60_000

const fusesOff = [
  FuseV1Options.RunAsNode,
  FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  FuseV1Options.EnableNodeCliInspectArguments,
  FuseV1Options.GrantFileProtocolExtraPrivileges,
]
const fusesOn = [
  FuseV1Options.EnableCookieEncryption,
  FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  FuseV1Options.OnlyLoadAppFromAsar,
]

/** Throws a Problem unless the application in `dist/` holds what it should, and starts. */
export async function smokePackage() {
  const { executable, resources } = packageLayout()
  await checkContents(join(resources, 'app.asar'))
  await checkFuses(executable)
  await checkStart(executable)
}

function packageLayout() {
  const dist = join(projectFolder, 'dist')
  const arm = process.arch === 'arm64'
  if (process.platform === 'darwin') {
    const contents = join(dist, arm ? 'mac-arm64' : 'mac', 'Coronagraph.app', 'Contents')
    return { executable: join(contents, 'MacOS', 'Coronagraph'), resources: join(contents, 'Resources') }
  }
  const [folder, name] =
    process.platform === 'win32' ? ['win-unpacked', 'Coronagraph.exe'] : ['linux-unpacked', 'coronagraph']
  const unpacked = join(dist, arm ? folder.replace('-', '-arm64-') : folder)
  return { executable: join(unpacked, name), resources: join(unpacked, 'resources') }
}

/** What the application needs is in the archive, and what only development needs is not. */
async function checkContents(/** @type {string} */ archive) {
  const asar = (await import('@electron/asar')).default
  const files = new Set(
    asar.listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/')),
  )
  const manifest = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'))
  const missing = [
    '/out/main/index.js',
    '/out/preload/app.cjs',
    '/out/preload/inspector.cjs',
    '/package.json',
  ]
    .concat(Object.keys(manifest.dependencies).map((name) => `/node_modules/${name}/package.json`))
    .filter((path) => !files.has(path))
  if (missing.length > 0) throw new Problem(`The package lacks ${missing.join(', ')}`)
  const strays = Object.keys(manifest.devDependencies).filter((name) => files.has(`/node_modules/${name}`))
  if (strays.length > 0)
    throw new Problem(`The package holds what only development needs: ${strays.join(', ')}`)

  const wasm = createRequire(import.meta.url).resolve('wasmoon-lua5.1/dist/liblua5.1.wasm')
  const packed = asar.extractFile(archive, 'node_modules/wasmoon-lua5.1/dist/liblua5.1.wasm')
  if (!packed.equals(await readFile(wasm))) throw new Problem('The Lua machine in the package is damaged.')
}

async function checkFuses(/** @type {string} */ executable) {
  const wire = await getCurrentFuseWire(executable)
  const wrong = [
    ...fusesOff.filter((fuse) => wire[fuse] !== FuseState.DISABLE),
    ...fusesOn.filter((fuse) => wire[fuse] !== FuseState.ENABLE),
  ]
  if (wrong.length > 0) {
    throw new Problem(
      `Fuses that are not as they should be: ${wrong.map((fuse) => FuseV1Options[fuse]).join(', ')}`,
    )
  }
}

async function checkStart(/** @type {string} */ executable) {
  if (!existsSync(executable)) throw new Problem(`There is no ${executable}`)
  const isLinux = process.platform === 'linux'
  await ensureSystemLibraries(executable, { display: isLinux })
  const userData = await mkdtemp(join(tmpdir(), 'coronagraph-smoke-'))
  try {
    const args = process.getuid?.() === 0 ? ['--no-sandbox', '--smoke'] : ['--smoke']
    const start = isLinux ? runOnVirtualDisplay : run
    const { exitCode, output } = await start(executable, args, {
      quiet: true,
      timeoutMs: startWithinMs,
      env: { CORONAGRAPH_USER_DATA: userData },
    })
    if (exitCode !== 0 || !/^READY$/m.test(output)) {
      throw new Problem(`The packed application did not start (exit code ${exitCode}):\n${output.trim()}`)
    }
  } finally {
    await rm(userData, { recursive: true, force: true })
  }
  say('The packed application starts.')
}
