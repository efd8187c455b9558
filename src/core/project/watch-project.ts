import { basename, relative, sep } from 'node:path'
import { watch } from 'chokidar'
import type { Clock } from '../clock.ts'
import { isInside } from '../is-inside.ts'
import { systemErrorCode } from '../system-error.ts'

/** What belongs together, like the files of one save, arrives within this time of quiet. */
const quietMs = 300
/** What never comes to rest is told all the same. */
const longestWaitMs = 3000
/** A project has no folders that are nested deeper; links are not followed, so no ring is entered. */
const deepest = 32
/** Each takes a watch of the system, of which all programs together have some tens of thousands. */
const mostEntries = 20_000

export type ProjectWatch = {
  /** Resolves when every later change is seen. */
  readonly ready: Promise<void>
  /** Idempotent; nothing is told afterwards. */
  readonly close: () => Promise<void>
}

export type ProjectWatchOptions = {
  /** Absolute, without links. */
  readonly path: string
  /** Folders whose files are no part of what runs, like those that answer as hosts. */
  readonly leftOut: readonly string[]
  readonly clock: Clock
  readonly onChange: () => void
  /** The folder cannot be watched, or not all of it. */
  readonly onProblem: (problem: string) => void
  /** Files and folders that are watched; default 20 000. */
  readonly mostEntries?: number
}

/** Tells that the files of a project have changed, once for what changes together. */
export function watchProject(options: ProjectWatchOptions): ProjectWatch {
  const { path, clock } = options
  const leftOut = options.leftOut.filter((folder) => folder !== path && isInside(path, folder))
  let isClosed = false
  let hasProblem = false
  let firstMs: number | undefined
  let stopTimer: (() => void) | undefined

  const tell = (): void => {
    firstMs = undefined
    stopTimer = undefined
    options.onChange()
  }
  const gather = (): void => {
    if (isClosed) return
    firstMs ??= clock.nowMs()
    stopTimer?.()
    stopTimer = clock.setTimer(Math.min(quietMs, Math.max(0, firstMs + longestWaitMs - clock.nowMs())), tell)
  }
  const tellProblem = (reason: string): void => {
    if (isClosed || hasProblem) return
    hasProblem = true
    options.onProblem(`Changes of "${path}" cannot all be seen (${reason}). Relaunch by hand after a change.`)
  }

  const most = options.mostEntries ?? mostEntries
  const entries = new Set<string>()
  const isLeftOut = (candidate: string): boolean => {
    if (isNoPart(relative(path, candidate)) || leftOut.some((folder) => isInside(folder, candidate)))
      return true
    if (entries.has(candidate)) return false
    if (entries.size >= most) {
      tellProblem(`it has more than ${most} files`)
      return true
    }
    entries.add(candidate)
    return false
  }
  const watcher = watch(path, {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    depth: deepest,
    ignored: isLeftOut,
  })
  const ready = new Promise<void>((resolve) => watcher.once('ready', resolve))
  // Links are told while the folder is read for the first time, whatever the options say.
  let isRead = false
  void ready.then(() => (isRead = true))
  watcher.on('all', (event, name) => {
    if (!isRead) return
    if (event === 'unlink' || event === 'unlinkDir') entries.delete(name)
    gather()
  })
  watcher.on('error', (error) => tellProblem(systemErrorCode(error)))

  let closing: Promise<void> | undefined
  return {
    ready,
    close: () => {
      isClosed = true
      stopTimer?.()
      return (closing ??= watcher.close())
    },
  }
}

/** Folders of tools and hidden files, and what editors leave for a moment. */
function isNoPart(name: string): boolean {
  if (name === '') return false
  const last = basename(name)
  return (
    name.split(sep).some((segment) => segment.startsWith('.') || segment === 'node_modules') ||
    /~$|^#.*#$|\.(swp|swx|tmp|bak|crdownload|part)$/.test(last)
  )
}
