import type { RuntimeHost } from '../../runtime/host.ts'
import { createSolar2dApp } from '../../runtime/solar2d/create-app.ts'
import type { Launch } from '../../shared/contract/app-session.ts'
import { createConsoleBatch } from './console-batch.ts'
import { createFindingBatch } from './finding-batch.ts'
import { createScreen } from './screen.ts'
import { appFiles, appNetwork, appSession } from './surfaces.ts'
import { createTextMeasure } from './text-metrics.ts'

const canvas = element('screen', HTMLCanvasElement)
const notice = element('notice', HTMLParagraphElement)
const lines = createConsoleBatch(appSession)
const findings = createFindingBatch(appSession)
const decoder = new TextDecoder()

void boot().catch((error: unknown) => {
  const text = `The app could not be started: ${error instanceof Error ? error.message : String(error)}`
  showNotice(text)
  lines.add({ level: 'error', text })
  void lines.flush()
})

async function boot(): Promise<void> {
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('the window has no 2D canvas')
  appSession.on('ping', () => void appSession.answerPing({}))
  const launched = await appSession.launch({})
  if (!launched.ok) throw new Error(launched.error.message)
  const launch = launched.value
  const screen = createScreen(canvas, context, {
    width: launch.device.widthPx,
    height: launch.device.heightPx,
  })
  const app = await createSolar2dApp(hostFor(launch, context))

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

  screen.attach(app)
  app.start()
  const frame = (): void => {
    app.frame()
    screen.paint(app)
    void lines.flush()
    requestAnimationFrame(frame)
  }
  frame()
}

function hostFor(launch: Launch, context: CanvasRenderingContext2D): RuntimeHost {
  return {
    launch,
    network: appNetwork,
    files: appFiles,
    clock: { nowMs: () => performance.now(), wallClockMs: () => Date.now() },
    console: {
      // A line of the console pane ends by itself.
      print: (line) => lines.add({ level: 'print', text: decoder.decode(line).replace(/\n$/, '') }),
      message: ({ level, text, source }) =>
        lines.add(source === undefined ? { level, text } : { level, text, source: source.slice(0, 512) }),
    },
    find: findings.add,
    measureText: createTextMeasure(context),
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
