import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { electronEnvironment, resolveElectron } from './electron-runtime.mjs'
import { hasDisplay, runOnVirtualDisplay } from './support/display.mjs'
import { ensureBuilt, projectFolder } from './support/project.mjs'
import { run } from './support/run.mjs'
import { Problem, runMain, say } from './support/say.mjs'
import { ensureSystemLibraries } from './system-libraries.mjs'

await runMain(async () => {
  const flags = process.argv.slice(2).filter((argument) => argument.startsWith('-'))
  const project = appFolder(process.argv.slice(2).find((argument) => !argument.startsWith('-')))
  await ensureBuilt()
  const runtime = await resolveElectron()
  await ensureSystemLibraries(runtime.executable, { display: !hasDisplay() })

  const switches = []
  if (process.getuid?.() === 0) {
    switches.push('--no-sandbox')
    say(
      "Running as root: Chromium's process sandbox is off. Run projects that you do not trust as another user.",
    )
  }
  const args = [projectFolder, ...switches, ...flags, '--', project]
  const options = { env: electronEnvironment(runtime) }
  if (hasDisplay()) return (await run(runtime.executable, args, options)).exitCode

  // Without a desktop Chromium complains at length about a missing message bus and graphics card.
  args.splice(1, 0, '--log-level=3')
  say(
    'No display: running under Xvfb, so there is no window to see. End it with Ctrl-C.\n' +
      `To run an app without a window: npx coronagraph run ${project}`,
  )
  return (await runOnVirtualDisplay(runtime.executable, args, options)).exitCode
})

/** @returns {string} an absolute path */
function appFolder(/** @type {string | undefined} */ argument) {
  if (argument === undefined) return join(projectFolder, 'examples', 'download-image')
  // npm runs scripts in the folder of package.json; the user's own folder is in INIT_CWD.
  const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), argument)
  if (!existsSync(folder)) throw new Problem(`There is no folder ${folder}. Pass the folder of a project.`, 2)
  return folder
}
