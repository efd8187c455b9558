import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { resolveElectron } from './electron-runtime.mjs'
import { smokePackage } from './pack-smoke.mjs'
import { ensureBuilt, projectFolder } from './support/project.mjs'
import { run } from './support/run.mjs'
import { Problem, runMain, say } from './support/say.mjs'

const builder = join(projectFolder, 'node_modules', 'electron-builder', 'cli.js')

/** Packs the application for this machine without the network, then proves that what was packed starts. */
await runMain(async () => {
  await ensureBuilt()
  const runtime = await resolveElectron()
  await rm(join(projectFolder, 'dist'), { recursive: true, force: true })
  const { exitCode } = await run(
    process.execPath,
    [
      builder,
      '--dir',
      '--publish=never',
      `-c.electronDist=${runtime.dist}`,
      `-c.electronVersion=${runtime.version}`,
      // Signing is for a release.
      '-c.mac.identity=null',
    ],
    { cwd: projectFolder },
  )
  if (exitCode !== 0) throw new Problem('electron-builder failed: see above.', exitCode)
  await smokePackage()
  say('The unpacked application is in dist/.')
})
