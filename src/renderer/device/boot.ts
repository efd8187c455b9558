import type { RuntimeHost } from '../../runtime/host.ts'
import { createSolar2dApp } from '../../runtime/solar2d/create-app.ts'
import type { Launch } from '../../shared/contract/app-session.ts'
import { createConsoleBatch } from './console-batch.ts'
import { createErrorList } from './errors/error-list.ts'
import { createErrorOverlay } from './errors/error-overlay.ts'
import { createFindingBatch } from './finding-batch.ts'
import { createNativeLayer } from './native/native-layer.ts'
import { createTextMeasure } from './paint/text-metrics.ts'
import { createScreen } from './screen.ts'
import { appFiles, appNetwork, appSession } from './surfaces.ts'

const canvas = element('screen', HTMLCanvasElement)
const notice = element('notice', HTMLParagraphElement)
const lines = createConsoleBatch(appSession)
const findings = createFindingBatch(appSession)
const errors = createErrorList()
const decoder = new TextDecoder()

void boot().catch((error: unknown) => {
  const text = `The app could not be started: ${error instanceof Error ? error.message : String(error)}`
  showNotice(text)
  lines.add({ level: 'error', text })
  void lines.flush()
})

async function boot(): Promise<void> {
  // Nothing lies behind it.
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null) throw new Error('the window has no 2D canvas')
  appSession.on('ping', () => void appSession.answerPing({}))
  const launched = await appSession.launch({})
  if (!launched.ok) throw new Error(launched.error.message)
  const launch = launched.value
  const app = await createSolar2dApp(hostFor(launch))
  const native = createNativeLayer({ root: element('native', HTMLDivElement), app })
  const overlay = createErrorOverlay({
    root: element('errors', HTMLDivElement),
    errors,
    relaunch: () => appSession.relaunch({}),
  })
  const screen = createScreen({
    canvas,
    context,
    app,
    isBlocked: native.isBlocking,
    onTooManyPictures: () =>
      lines.add({
        level: 'warning',
        text: 'Not all pictures are shown, or not with their tint: together they need too much memory.',
      }),
  })

  appSession.on('control', (control) => {
    const { command } = control
    if (command === 'open') return app.open(control.url)
    if (command === 'exit') {
      app.exit()
      void lines.flush().then(() => appSession.finishExit({}))
      return
    }
    if (command === 'rotate') return app.rotate(control.orientation)
    if (command === 'connection') return app.setConnection(control)
    showNotice(command === 'suspend' ? 'Suspended' : undefined)
    if (command === 'suspend') app.suspend()
    else app.resume()
    void lines.flush()
  })

  app.start()
  const { orientation } = app.screen()
  if (orientation !== launch.orientation) void appSession.hold({ orientation })
  const frame = (): void => {
    // First: whatever goes wrong in this frame, there is a next one.
    requestAnimationFrame(frame)
    screen.flushInput()
    app.frame()
    screen.paint()
    native.update(screen.viewport())
    overlay.update()
    void lines.flush()
  }
  frame()
}

function hostFor(launch: Launch): RuntimeHost {
  return {
    launch,
    network: appNetwork,
    files: appFiles,
    clock: { nowMs: () => performance.now(), wallClockMs: () => Date.now() },
    console: {
      // A line of the console pane ends by itself.
      print: (line) => lines.add({ level: 'print', text: decoder.decode(line).replace(/\n$/, '') }),
      message: ({ level, text, source, isUncaught }) => {
        const line = source === undefined ? { text } : { text, source: source.slice(0, 512) }
        lines.add({ level, ...line, ...(isUncaught ? { isUncaught } : {}) })
        if (isUncaught) errors.add(line)
      },
    },
    find: findings.add,
    measureText: createTextMeasure(),
  }
}

function showNotice(text: string | undefined): void {
  notice.hidden = text === undefined
  notice.textContent = text ?? ''
}

function element<E extends Element>(id: string, type: { new (): E }): E {
  const found = document.getElementById(id)
  if (!(found instanceof type)) throw new Error(`The page has no ${id}`)
  return found
}
