import type { z } from 'zod'
import type { AppHostAction, AppHostCommand, AppHostReport } from '../../shared/contract/app-host.ts'
import type { appSession } from '../../shared/contract/app-session.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import type { AppAction } from '../../shared/run/app-action.ts'

type Control = z.output<(typeof appSession)['topics']['control']>
type Performed = Extract<AppHostReport, { readonly kind: 'performed' }>

/** What a script does to a web app: to its page, and to the device. */
export type WindowPerformer = {
  readonly perform: (action: AppAction, withinMs: number) => Promise<Outcome<void>>
  readonly hear: (performed: Performed) => void
  /** Nothing more is heard. */
  readonly end: () => void
}

const ended = (): Outcome<never> => fail('SESSION_ENDED', 'the app has ended')

export function createWindowPerformer(deps: {
  readonly send: (command: AppHostCommand) => void
  readonly control: (control: Control) => void
}): WindowPerformer {
  const performing = new Map<number, (outcome: Outcome<void>) => void>()
  let lastCall = 0
  let hasEnded = false
  const inPage = (action: AppHostAction, withinMs: number): Promise<Outcome<void>> => {
    lastCall += 1
    const call = lastCall
    const outcome = new Promise<Outcome<void>>((resolve) => performing.set(call, resolve))
    deps.send({ kind: 'perform', call, action, withinMs })
    return outcome
  }
  const onDevice = (control: Control): Outcome<void> => ok(deps.control(control))

  return {
    perform: async (action, withinMs) => {
      if (hasEnded) return ended()
      switch (action.kind) {
        case 'tap':
        case 'type':
        case 'see':
          return inPage(action, withinMs)
        case 'suspend':
        case 'resume':
          return onDevice({ command: action.kind })
        case 'connection': {
          const { isConnected, isMobile } = action
          return onDevice({ command: 'connection', isConnected, isMobile })
        }
        case 'open':
          return onDevice({ command: 'open', url: action.url })
        case 'rotate':
          return onDevice({ command: 'rotate', orientation: action.orientation })
        default:
          return fail('NOT_ALLOWED', `a web app takes no step "${action.kind}". Leave it out.`)
      }
    },
    hear: ({ call, outcome }) => {
      performing.get(call)?.(outcome)
      performing.delete(call)
    },
    end: () => {
      hasEnded = true
      for (const resolve of performing.values()) resolve(ended())
      performing.clear()
    },
  }
}
