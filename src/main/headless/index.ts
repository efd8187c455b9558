import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { AppHostCommand, AppHostReport } from '../../shared/contract/app-host.ts'
import type { Port } from '../../shared/contract/port.ts'
import type { Outcome } from '../../shared/outcome.ts'
import { serveAppSurfaces, type AppCaller } from '../app-surfaces.ts'
import { registerPageScheme } from '../page-protocol.ts'
import { guardProcess } from '../security.ts'
import { createWindowRoles } from '../window-roles.ts'
import { openHeadlessWindow, type HeadlessWindow } from './headless-window.ts'

// The second way to start: `coronagraph run` starts it for a web app and speaks to it over its channel. The engine stays
// there; here is only what the app's pages run in.

const folder = process.env['CORONAGRAPH_APP_HOST']
if (folder === undefined || process.send === undefined) {
  process.stderr.write('This part of Coronagraph is started by `coronagraph run`.\n')
  app.exit(2)
} else {
  app.setPath('userData', join(folder, 'user-data'))
  // Whatever ended the run, nothing of it stays behind.
  process.on('disconnect', () => {
    rmSync(folder, { recursive: true, force: true })
    app.exit(0)
  })
  registerPageScheme()
  guardProcess()
  // Nobody looks: what a graphics card draws faster is not worth the time that its process takes to start.
  app.disableHardwareAcceleration()
  app.dock?.hide()
  app.on('window-all-closed', () => {})
  void app.whenReady().then(start)
}

function start(): void {
  const port: Port = {
    postMessage: (message) => process.send?.(message),
    on: (event, listener) => process.on(event, listener),
  }
  const report = (message: AppHostReport): void => port.postMessage(message)
  const roles = createWindowRoles<AppCaller>('app')
  serveAppSurfaces(roles.identify)

  let opening: Promise<Outcome<HeadlessWindow>> | undefined
  const obey = async (command: AppHostCommand): Promise<void> => {
    if (command.kind === 'start') {
      opening = openHeadlessWindow({ start: command, port, report, admit: roles.add })
      const opened = await opening
      if (!opened.ok) report({ kind: 'crash', problem: opened.error.message })
      return
    }
    // What is asked of it before it is there is done then.
    const window = await opening
    if (window?.ok !== true) return
    if (command.kind === 'perform') await window.value.perform(command)
    else window.value.ask()
  }
  process.on('message', (command: AppHostCommand) => {
    obey(command).catch((error: unknown) => report({ kind: 'crash', problem: String(error) }))
  })
  report({ kind: 'ready' })
}
