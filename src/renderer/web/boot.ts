import { createWebApp } from '../../runtime/web/create-web-app.ts'
import type { Connection } from '../../runtime/web/web-host.ts'
import { isProfileName } from '../../shared/profile/profile.ts'
import { profileOf } from '../../shared/profile/profiles.ts'
import { createFindingBatch } from '../device/finding-batch.ts'
import { appFiles, appNetwork, appSession } from '../device/surfaces.ts'
import { appCallSite } from './app-stack.ts'
import { captureConsole } from './capture-console.ts'
import { captureErrors } from './capture-errors.ts'
import { createWebConsole } from './web-console.ts'

// The first script of every page of a web app: put there by the page protocol, it runs before any of the app's own.

const eventNames = {
  suspend: 'applicationSuspend',
  resume: 'applicationResume',
  exit: 'applicationExit',
} as const

const { profile, page } = document.currentScript?.dataset ?? {}
let connection: Connection = { isConnected: true, isMobile: false }

const lines = createWebConsole(appSession)
captureErrors(lines.add)
captureConsole(lines.add)

const app = createWebApp({
  profile: profileOf(isProfileName(profile) ? profile : 'reference'),
  pageNumber: Number(page ?? 0),
  network: appNetwork,
  files: appFiles,
  connection: () => connection,
  message: lines.add,
  find: createFindingBatch(appSession).add,
  callSite: () => appCallSite(new Error().stack),
  onAppError: (error) => reportError(error),
  setTimer: (delayMs, run) => {
    const timer = setTimeout(run, delayMs)
    return () => clearTimeout(timer)
  },
})

appSession.on('ping', () => void appSession.answerPing({}))
appSession.on('control', (control) => {
  if (control.command === 'open') {
    window.dispatchEvent(new CustomEvent('applicationOpen', { detail: control.url }))
    return
  }
  if (control.command === 'connection') {
    connection = { isConnected: control.isConnected, isMobile: control.isMobile }
    app.changeConnection()
    return
  }
  // A page has no content to turn: the window is all that it sees of it.
  if (control.command === 'rotate') return
  const { command } = control
  const tellApp = (): void => void window.dispatchEvent(new Event(eventNames[command]))
  app[command](tellApp)
  const told = lines.flush()
  if (command === 'exit') void told.then(() => appSession.finishExit({}))
})
window.addEventListener('pagehide', () => void lines.flush())

// A page that closes its window ends the app, in the order in which the host does.
const closeWindow = window.close.bind(window)
window.close = () => {
  app.exit(() => void window.dispatchEvent(new Event(eventNames.exit)))
  void lines.flush().then(closeWindow)
}

// The app may put its own in the place of any of them, as a Lua app may.
Object.assign(globalThis, { network: app.network })
// What the app has no use for; whether it can be taken off depends on the bridge, and nothing rests on it.
for (const name of ['appNetwork', 'appFiles', 'appSession']) Reflect.deleteProperty(globalThis, name)

void launch()

async function launch(): Promise<void> {
  const launched = await appSession.launch({})
  if (launched.ok) {
    connection = launched.value.connection ?? connection
    app.changeConnection()
  } else lines.add({ level: 'error', text: `The app could not be started: ${launched.error.message}` })
}
