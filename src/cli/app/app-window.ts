import { systemClock } from '../../core/clock.ts'
import type { EventLog } from '../../core/record/event-log.ts'
import { serve } from '../../core/serve.ts'
import type { RuntimeMessage } from '../../runtime/host.ts'
import type { AppHostCommand, AppHostReport } from '../../shared/contract/app-host.ts'
import { appSession, type ConsoleLine, type Launch } from '../../shared/contract/app-session.ts'
import { appSessionNames } from '../../shared/contract/names.ts'
import { createPortPublish, servePort } from '../../shared/contract/port.ts'
import type { FindingReport } from '../../shared/finding.ts'
import { fail, ok } from '../../shared/outcome.ts'
import type { ElectronProcess } from './electron-process.ts'
import type { AppEnd, HeadlessApp } from './headless-app.ts'
import { createQuietWatch } from './quiet-watch.ts'
import { createWindowPerformer } from './window-performer.ts'

/** Time that the app's exit listeners get; a page that is stuck is not waited for. */
const exitGraceMs = 1000

const nothing = (): void => {}

const utf8 = new TextEncoder()

/** A page in a process of its own, in which a web app runs. */
export function startAppWindow(
  electron: ElectronProcess,
  start: {
    readonly launch: Launch
    readonly projectPath: string
    /** The folder of the app's own directories. */
    readonly sandboxPath: string
    readonly endsWhenIdle: boolean
  },
  listener: {
    readonly print: (line: Uint8Array) => void
    readonly message: (message: RuntimeMessage) => void
    readonly finding: (finding: FindingReport) => void
    /** The app shows another page now. */
    readonly leavePage: () => void
  },
  log: Pick<EventLog, 'subscribe'>,
): HeadlessApp {
  const { port } = electron
  const publish = createPortPublish<typeof appSession>(appSessionNames, port)
  const send = (command: AppHostCommand): void => port.postMessage(command)
  const performer = createWindowPerformer({ send, control: (control) => publish('control', control) })
  let tellEnd: (end: AppEnd) => void = nothing
  const ended = new Promise<AppEnd>((resolve) => (tellEnd = resolve))
  let tellExit = nothing
  const exited = new Promise<void>((resolve) => (tellExit = resolve))
  const gone = (end: AppEnd): void => {
    tellEnd(end)
    tellExit()
    performer.end()
  }
  const quiet = createQuietWatch({
    clock: systemClock,
    ask: () => send({ kind: 'ask' }),
    onIdle: () => tellEnd({ by: 'finished' }),
  })
  const unsubscribe = log.subscribe(quiet.hear)
  if (start.endsWhenIdle) quiet.begin()

  const hear = ({ level, ...line }: ConsoleLine): void => {
    if (level === 'print') listener.print(utf8.encode(`${line.text}\n`))
    else listener.message(messageOf(level, line))
  }
  const onReport = (report: AppHostReport): void => {
    if (report.kind === 'loading' || report.kind === 'loaded') quiet.setLoaded(report.kind === 'loaded')
    else if (report.kind === 'page') listener.leavePage()
    else if (report.kind === 'error') listener.message(messageOf('error', report))
    else if (report.kind === 'performed') performer.hear(report)
    else if (report.kind === 'answered') quiet.answer()
    else if (report.kind === 'closed') gone({ by: 'finished' })
    else if (report.kind === 'crash') gone({ by: 'crash', problem: report.problem })
  }
  electron.onReport(onReport)
  void electron.gone.then((problem) => gone({ by: 'crash', problem: `Electron ended: ${problem}` }))

  const call = serve(appSession, {
    report: async ({ lines }) => {
      for (const line of lines) hear(line)
      return ok(undefined)
    },
    reportFindings: async ({ findings }) => {
      for (const { kind, source, detail } of findings) {
        listener.finding({
          kind,
          ...(source === undefined ? {} : { source }),
          ...(detail === undefined ? {} : { detail }),
        })
      }
      return ok(undefined)
    },
    finishExit: async () => {
      tellExit()
      return ok(undefined)
    },
    launch: notHere,
    hold: notHere,
    answerPing: notHere,
    relaunch: notHere,
  })
  servePort(appSessionNames, port, (name, input) => call(name, input, undefined))
  const { launch, projectPath, sandboxPath } = start
  send({ kind: 'start', launch, projectPath, sandboxPath })

  return {
    port,
    ended,
    perform: performer.perform,
    endWhenIdle: quiet.begin,
    askToExit: async () => {
      quiet.stop()
      publish('control', { command: 'exit' })
      let timer: NodeJS.Timeout | undefined
      const grace = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, exitGraceMs)
      })
      await Promise.race([exited, grace])
      clearTimeout(timer)
    },
    terminate: async () => {
      quiet.stop()
      unsubscribe()
      await electron.end()
    },
  }
}

/** The process of the page answers these itself. */
const notHere = async () => fail('NOT_ALLOWED', 'The engine does not answer this.')

function messageOf(
  level: RuntimeMessage['level'],
  {
    text,
    source,
    isUncaught,
  }: { text: string; source?: string | undefined; isUncaught?: boolean | undefined },
): RuntimeMessage {
  return { level, text, ...(source === undefined ? {} : { source }), ...(isUncaught ? { isUncaught } : {}) }
}
