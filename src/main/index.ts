import { join } from 'node:path'
import { app, clipboard, type BrowserWindow } from 'electron'
import { systemClock } from '../core/clock.ts'
import { printable } from '../core/printable.ts'
import { createBodyReader } from '../core/record/bodies.ts'
import { removeStaleBodyFolders } from '../core/record/body-folder.ts'
import { createBodyStore } from '../core/record/body-store.ts'
import { createEventLog } from '../core/record/event-log.ts'
import { defaultSandboxesPath } from '../core/sandboxes-path.ts'
import type { inspector } from '../shared/contract/inspector.ts'
import { inspectorNames, sandboxFilesNames, trafficNames } from '../shared/contract/names.ts'
import type { sandboxFiles } from '../shared/contract/sandbox-files.ts'
import type { traffic } from '../shared/contract/traffic.ts'
import type { Outcome } from '../shared/outcome.ts'
import { serveAppSurfaces } from './app-surfaces.ts'
import { parseArguments } from './arguments.ts'
import { chooseProject, serveCommandSurface, showSandbox } from './inspector/command-surface.ts'
import { feedInspector } from './inspector/feed.ts'
import { reviveInspector } from './inspector/revive-inspector.ts'
import { serveSandboxFilesSurface } from './inspector/sandbox-files-surface.ts'
import { serveTrafficSurface } from './inspector/traffic-surface.ts'
import { setApplicationMenu } from './menu.ts'
import { tellRefusal } from './tell-refusal.ts'
import { registerPageScheme } from './page-protocol.ts'
import { createPublish } from './publish.ts'
import type { RunningApp } from './running-app.ts'
import { guardProcess } from './security.ts'
import { createSettingsFile } from './settings.ts'
import { createSimulator } from './simulator.ts'
import { createWindowRoles } from './window-roles.ts'
import { createInspectorWindow, loadInspectorPage } from './windows/inspector-window.ts'

// What must stand before `ready`; which Electron holds back until this module has run, so nothing here may await it.
const userDataPath = process.env['CORONAGRAPH_USER_DATA']
if (userDataPath) app.setPath('userData', userDataPath)
registerPageScheme()
guardProcess()
void app.whenReady().then(start)

async function start(): Promise<void> {
  const { profile, projectPath, smoke, strict } = parseArguments(process.argv, app.isPackaged)
  const clock = systemClock
  const settingsFile = createSettingsFile(join(app.getPath('userData'), 'settings.json'), (line) =>
    process.stderr.write(`${printable(line)}\n`),
  )
  const settings = await settingsFile.read()
  let saving = Promise.resolve()
  const bodiesPath = join(app.getPath('userData'), 'bodies')
  void removeStaleBodyFolders(bodiesPath)
  const store = createBodyStore({ parentPath: bodiesPath })
  const log = createEventLog({ nowMs: clock.nowMs, bodies: store })
  const appRoles = createWindowRoles<RunningApp>('app')
  const inspectorRoles = createWindowRoles<BrowserWindow>('inspector')
  const simulator = createSimulator({
    log,
    bodies: store,
    clock,
    sandboxesPath: defaultSandboxesPath(),
    profile,
    isStrict: strict,
    settings,
    saveSettings: (next) => {
      saving = settingsFile.save(next)
    },
    inspectorBounds: () => inspectorWindow?.getBounds(),
    admit: (running) => appRoles.add(running.window.webContents, running),
  })

  let inspectorWindow: BrowserWindow | undefined
  const publish = createPublish<typeof inspector>(inspectorNames, () => inspectorWindow?.webContents)
  simulator.onState((state) => publish('state', state))
  const publishTraffic = createPublish<typeof traffic>(trafficNames, () => inspectorWindow?.webContents)
  const publishFiles = createPublish<typeof sandboxFiles>(
    sandboxFilesNames,
    () => inspectorWindow?.webContents,
  )
  const feed = feedInspector({ log, store, clock, publish: publishTraffic })
  const bodies = createBodyReader({
    log,
    store,
    sandboxOf: simulator.sandboxOf,
    wallClockMs: () => Date.now(),
  })

  // Every listener stands before a window can call it.
  serveAppSurfaces(appRoles.identify)
  serveCommandSurface({ identify: inspectorRoles.identify, simulator })
  const { forgetPage } = serveTrafficSurface({
    identify: inspectorRoles.identify,
    simulator,
    log,
    store,
    bodies,
    clock,
    feed,
    publish: publishTraffic,
    onSnapshot: () => {
      if (!smoke) return
      process.stdout.write('READY\n')
      app.quit()
    },
  })
  serveSandboxFilesSurface({
    identify: inspectorRoles.identify,
    simulator,
    clock,
    publish: publishFiles,
  })
  const showInMenu = setApplicationMenu({
    openProject: () => tellRefusal(chooseProject(inspectorWindow, simulator)),
    relaunch: () => tellRefusal(simulator.relaunch()),
    suspendOrResume: () =>
      tellRefusal(simulator.state().session === 'suspended' ? simulator.resume() : simulator.suspend()),
    openUrl: () => tellRefusal(openClipboardUrl()),
    showSandbox: () => tellRefusal(showSandbox(simulator)),
    turn: simulator.turn,
    zoom: simulator.zoom,
    setConnection: simulator.setConnection,
    setRelaunchesOnChange: simulator.setRelaunchesOnChange,
    setStrict: (isStrict) => tellRefusal(simulator.setStrict(isStrict)),
    reloadInspector: () => inspectorWindow?.webContents.reload(),
    zoomInspector: (by) => {
      if (inspectorWindow !== undefined) inspectorWindow.webContents.zoomLevel += by
    },
  })
  showInMenu(simulator.state())
  simulator.onState(showInMenu)

  // A promise or a string, as the version of Electron has it.
  const openClipboardUrl = async (): Promise<Outcome<void>> =>
    simulator.openUrl((await clipboard.readText()).trim())

  let isQuitting = false
  app.on('before-quit', (event) => {
    if (isQuitting) return
    isQuitting = true
    event.preventDefault()
    void simulator
      .close()
      .then(() => Promise.all([saving, store.close()]))
      .finally(() => app.quit())
  })
  // Without the inspector nobody could see what the app does: closing it ends the simulator.
  app.on('window-all-closed', () => app.quit())

  inspectorWindow = await createInspectorWindow()
  inspectorRoles.add(inspectorWindow.webContents, inspectorWindow)
  inspectorWindow.webContents.on('did-navigate', forgetPage)
  inspectorWindow.webContents.on('render-process-gone', forgetPage)
  inspectorWindow.on('closed', () => {
    // Nothing of a closed window may be touched, and the app goes on talking until it has ended.
    inspectorWindow = undefined
    app.quit()
  })
  const window = inspectorWindow
  reviveInspector({ window, clock, load: () => loadInspectorPage(window) })
  await loadInspectorPage(window)
  if (projectPath !== undefined) {
    const opened = await simulator.open(projectPath)
    if (!opened.ok) process.stderr.write(`${printable(opened.error.message)}\n`)
  }
}
