import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { electronEnvironment, resolveElectron } from './electron-runtime.mjs'
import { hasDisplay, runOnVirtualDisplay } from './support/display.mjs'
import { ensureBuilt, projectFolder } from './support/project.mjs'
import { run } from './support/run.mjs'
import { Problem, runMain } from './support/say.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

// `npm run bench -- download` bundles `bench/download.ts` and runs it in plain Node. Those of
// `windowed` drive the real application, on a display.
const windowed = ['device-frame', 'inspector']

await runMain(async () => {
  const [, , name] = process.argv
  const known = (await readdir(join(projectFolder, 'bench')))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
  if (name === undefined || !known.includes(name)) {
    throw new Problem(`Usage: npm run bench -- <name>, one of: ${known.join(', ')}`)
  }
  const outDir = join(projectFolder, '.cache', 'bench')
  await build({
    logLevel: 'warn',
    configFile: false,
    root: projectFolder,
    build: { ssr: join('bench', `${name}.ts`), outDir, target: 'node20', emptyOutDir: false },
  })
  const script = join(outDir, `${name}.js`)
  return windowed.includes(name) ? runWithElectron(script) : (await runInNode(script)).exitCode
})

function runInNode(/** @type {string} */ script) {
  return run(process.execPath, [script], { cwd: projectFolder })
}

async function runWithElectron(/** @type {string} */ script) {
  await ensureBuilt()
  const runtime = await resolveElectron()
  await ensureSystemLibraries(runtime.executable, { display: !hasDisplay() })
  const env = { ...electronEnvironment(runtime), ELECTRON_OVERRIDE_DIST_PATH: runtime.dist }
  const start = hasDisplay() ? run : runOnVirtualDisplay
  return (await start(process.execPath, [script], { cwd: projectFolder, env })).exitCode
}
