import type { Schedule } from '../state/next-frame.ts'

/** Frames that a test lets come. */
export function createManualSchedule(): { readonly schedule: Schedule; readonly frame: () => void } {
  const tasks = new Set<() => void>()
  return {
    schedule: (task) => {
      tasks.add(task)
      return () => tasks.delete(task)
    },
    frame: () => {
      const due = Array.from(tasks)
      tasks.clear()
      for (const task of due) task()
    },
  }
}
