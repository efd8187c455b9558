import { z } from 'zod'
import type { SimulatorState } from '../client.ts'

/** Which project each session was a launch of: the log does not tell, and files of one name are in every sandbox. */
export type SessionProjects = {
  readonly learn: (state: Pick<SimulatorState, 'sessionId' | 'project'>) => void
  readonly isOf: (sessionId: string, projectPath: string) => boolean
}

const storageKey = 'coronagraph.inspector.sessions'
const mostSessions = 200
const stored = z.array(z.tuple([z.string().max(128), z.string().max(4096)])).max(mostSessions)

/** Remembered, because the sessions go on while the window reloads. */
export function createSessionProjects(storage: Pick<Storage, 'getItem' | 'setItem'>): SessionProjects {
  const projects = new Map(load(storage))
  return {
    learn: ({ sessionId, project }) => {
      if (sessionId === undefined || project === undefined || projects.get(sessionId) === project.path) return
      projects.set(sessionId, project.path)
      const newest = Array.from(projects).slice(-mostSessions)
      try {
        storage.setItem(storageKey, JSON.stringify(newest))
      } catch {
        // After a reload older sessions then have no links from their files.
      }
    },
    isOf: (sessionId, projectPath) => projects.get(sessionId) === projectPath,
  }
}

function load(storage: Pick<Storage, 'getItem'>): readonly (readonly [string, string])[] {
  try {
    const parsed = stored.safeParse(JSON.parse(storage.getItem(storageKey) ?? '[]'))
    return parsed.success ? parsed.data : []
  } catch {
    return []
  }
}
