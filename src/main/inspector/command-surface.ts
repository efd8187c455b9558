import { join } from 'node:path'
import { app, clipboard, dialog, shell, type BrowserWindow } from 'electron'
import { serve } from '../../core/serve.ts'
import { inspector } from '../../shared/contract/inspector.ts'
import { inspectorNames } from '../../shared/contract/names.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import { listen, type Identify } from '../ipc.ts'
import type { Simulator } from '../simulator.ts'

/** Asks for a project folder; `false` when the user chose none. */
export async function chooseProject(
  window: BrowserWindow | undefined,
  simulator: Simulator,
): Promise<Outcome<boolean>> {
  const options = { title: 'Open a Solar2D project', properties: ['openDirectory' as const] }
  const chosen = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options)
  const path = chosen.filePaths[0]
  if (chosen.canceled || path === undefined) return ok(false)
  const opened = await simulator.open(path)
  return opened.ok ? ok(true) : opened
}

/** The packaged application has the examples beside it, a checkout in it. */
async function openSample(simulator: Simulator): Promise<Outcome<void>> {
  const root = app.isPackaged ? process.resourcesPath : app.getAppPath()
  return simulator.open(join(root, 'examples', 'asset-downloader'))
}

export async function showSandbox(simulator: Simulator): Promise<Outcome<void>> {
  const path = simulator.sandboxPath()
  if (!path.ok) return path
  const problem = await shell.openPath(path.value)
  return problem === '' ? ok(undefined) : fail('INTERNAL', `${path.value} could not be shown: ${problem}`)
}

/** The commands of the inspector: what concerns the app and its device. */
export function serveCommandSurface(options: {
  readonly identify: Identify<BrowserWindow>
  readonly simulator: Simulator
}): void {
  const { simulator } = options
  listen(
    inspectorNames,
    options.identify,
    serve(inspector, {
      relaunch: (_input, _window: BrowserWindow) => simulator.relaunch(),
      suspend: async () => simulator.suspend(),
      resume: async () => simulator.resume(),
      setProfile: async ({ profile }) => ok(simulator.setProfile(profile)),
      setStrict: ({ isStrict }) => simulator.setStrict(isStrict),
      setRelaunchesOnChange: async ({ relaunchesOnChange }) =>
        ok(simulator.setRelaunchesOnChange(relaunchesOnChange)),
      setConnection: async ({ connection }) => ok(simulator.setConnection(connection)),
      turn: async ({ to }) => ok(simulator.turn(to)),
      zoom: async ({ to }) => ok(simulator.zoom(to)),
      openProject: (_input, window) => chooseProject(window, simulator),
      openSample: () => openSample(simulator),
      showSandbox: () => showSandbox(simulator),
      clearSandbox: () => simulator.clearSandbox(),
      copy: async ({ text }) => {
        await clipboard.writeText(text)
        return ok(undefined)
      },
    }),
  )
}
