import type { RunningApp } from '../../runtime/app.ts'
import { fail, ok, type Outcome, unreachable } from '../../shared/outcome.ts'
import type { AppAction, Target } from '../../shared/run/app-action.ts'
import { answerAlert, coverProblem, fieldAt, findTarget, type Point, typeInto } from './act-on-app.ts'

/** What keeps an action from being done; undefined once it is. */
type Attempt = () => string | undefined

export type Performer = {
  /** Looks for what is meant, frame by frame, until the time is over. One action at a time. */
  readonly perform: (action: AppAction, withinMs: number) => Promise<Outcome<void>>
  /** After each frame of the app. */
  readonly frame: () => void
}

/** The one finger of a script. */
const fingerId = 1

/** Does to an app what a person would do. */
export function createPerformer(app: RunningApp, nowMs: () => number): Performer {
  let isSuspended = false
  let pending: (() => void) | undefined
  let moveFinger: (() => void) | undefined

  const point = (target: Target): Point | string =>
    isSuspended ? 'the app is suspended' : (coverProblem(app) ?? findTarget(app, target))

  const tap = (target: Target, times: number): string | undefined => {
    const at = point(target)
    if (typeof at === 'string') return at
    const field = fieldAt(app, at)
    if (field !== undefined) app.editField(field.id, { phase: 'began' })
    else for (let taps = 1; taps <= times; taps += 1) app.tap({ ...at, taps })
    return undefined
  }

  const drag = (start: Point, end: Point, durationMs: number): void => {
    const beganAtMs = nowMs()
    app.pointer({ phase: 'began', id: fingerId, ...start })
    moveFinger = () => {
      const part = durationMs === 0 ? 1 : Math.min(1, (nowMs() - beganAtMs) / durationMs)
      const at = { x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part }
      app.pointer({ phase: 'moved', id: fingerId, ...at })
      if (part < 1) return
      app.pointer({ phase: 'ended', id: fingerId, ...at })
      moveFinger = undefined
    }
  }

  const touch = (action: Extract<AppAction, { kind: 'touch' }>): Attempt => {
    let hasBegun = false
    return () => {
      if (!hasBegun) {
        const start = point(action.from)
        const end = point(action.to)
        if (typeof start === 'string') return start
        if (typeof end === 'string') return end
        hasBegun = true
        drag(start, end, action.durationMs)
      }
      return moveFinger === undefined ? undefined : 'the finger is still down'
    }
  }

  const key = (keyName: string): undefined => {
    for (const phase of ['down', 'up'] as const) app.key({ phase, keyName, nativeKeyCode: 0, ...noModifiers })
  }

  const attemptOf = (action: AppAction): Attempt => {
    switch (action.kind) {
      case 'tap':
        return () => tap(action.target, action.times)
      case 'touch':
        return touch(action)
      case 'type':
        return () => (isSuspended ? 'the app is suspended' : typeInto(app, action))
      case 'answer':
        return () => (isSuspended ? 'the app is suspended' : answerAlert(app, action.button))
      case 'see':
        return () => problemIn(findTarget(app, action.target))
      case 'key':
        return () => (isSuspended ? 'the app is suspended' : key(action.keyName))
      case 'suspend':
      case 'resume':
        return () => {
          isSuspended = action.kind === 'suspend'
          app[action.kind]()
          return undefined
        }
      case 'rotate':
        return did(() => app.rotate(action.orientation))
      case 'connection':
        return did(() => app.setConnection(action))
      case 'open':
        return did(() => app.open(action.url))
      default:
        return unreachable(action)
    }
  }

  return {
    perform: (action, withinMs) => {
      const untilMs = nowMs() + withinMs
      const attempt = attemptOf(action)
      return new Promise((resolve) => {
        const settle = (outcome: Outcome<void>): void => {
          pending = undefined
          resolve(outcome)
        }
        pending = () => {
          const problem = attempt()
          if (problem === undefined) settle(ok(undefined))
          else if (nowMs() >= untilMs && moveFinger === undefined) settle(fail('NOT_FOUND', problem))
        }
        pending()
      })
    },
    frame: () => {
      moveFinger?.()
      pending?.()
    },
  }
}

/** What can always be done. */
const did =
  (work: () => void): Attempt =>
  () => {
    work()
    return undefined
  }

const noModifiers = { isShiftDown: false, isCtrlDown: false, isAltDown: false, isCommandDown: false }

const problemIn = (found: Point | string): string | undefined =>
  typeof found === 'string' ? found : undefined
