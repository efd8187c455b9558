import type { Clock } from '../core/clock.ts'
import type { Project } from '../core/project/project.ts'
import { watchProject, type ProjectWatch } from '../core/project/watch-project.ts'
import type { SessionState } from '../shared/contract/inspector.ts'

/**
 * Relaunches the app when its project changes. One at a time: what changes during a relaunch makes one more after it. The app
 * itself writes nothing into its project, so it cannot bring one about.
 */
export type RelaunchOnChange = {
  /** Follows this project from now on, also one that cannot be run at the moment. */
  readonly follow: (project: Project, sandboxesPath: string) => void
  /** A suspended app stays as it is: its change waits until it is resumed. */
  readonly onSession: (session: SessionState) => void
  readonly close: () => Promise<void>
}

export function createRelaunchOnChange(deps: {
  readonly clock: Clock
  readonly isOn: () => boolean
  readonly session: () => SessionState
  readonly relaunch: () => Promise<unknown>
  readonly say: (problem: string) => void
}): RelaunchOnChange {
  let watch: ProjectWatch | undefined
  let followed = ''
  let isDue = false
  let isRelaunching = false

  const relaunchWhenDue = async (): Promise<void> => {
    if (isRelaunching) return
    isRelaunching = true
    try {
      while (isDue && mayRelaunch(deps.session())) {
        isDue = false
        await deps.relaunch()
      }
    } finally {
      isRelaunching = false
    }
  }

  return {
    follow: ({ path, hosts }, sandboxesPath) => {
      const served = [...hosts.values()].flatMap(({ serve }) => serve ?? [])
      const leftOut = [...served, sandboxesPath].toSorted()
      const key = [path, ...leftOut].join('\0')
      if (key === followed) return
      followed = key
      void watch?.close()
      watch = watchProject({
        path,
        leftOut,
        clock: deps.clock,
        onProblem: deps.say,
        onChange: () => {
          if (!deps.isOn()) return
          isDue = !hasEnded(deps.session())
          void relaunchWhenDue()
        },
      })
    },
    onSession: (session) => {
      if (hasEnded(session) || !deps.isOn()) isDue = false
      if (isDue) void relaunchWhenDue()
    },
    close: async () => {
      isDue = false
      await watch?.close()
    },
  }
}

/** The user closed the app: nobody waits for it. */
const hasEnded = (session: SessionState): boolean => session === 'ended' || session === 'none'

/** An app that failed gets another chance with its next change. */
const mayRelaunch = (session: SessionState): boolean => session !== 'suspended' && !hasEnded(session)
