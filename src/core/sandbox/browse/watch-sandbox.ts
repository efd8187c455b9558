import { basename } from 'node:path'
import { watch } from 'chokidar'
import type { Clock } from '../../clock.ts'
import type { Sandbox } from '../sandbox.ts'
import { isTemporaryName } from '../stale-files.ts'
import { ownDirectories } from './walk-sandbox.ts'

/** [I207] */
const tellEveryMs = 250
const deepest = 32
/** Each takes a watch of the system, which all programs share. */
const mostEntries = 5000

export type SandboxWatch = {
  /** Resolves when every later change is seen. */
  readonly ready: Promise<void>
  /** Idempotent; nothing is told afterwards. */
  readonly close: () => Promise<void>
}

/**
 * Tells that the app's own files may be different, at most four times a second. Of files beyond the first 5000 changes
 * are not seen: whoever looks at them asks again.
 */
export function watchSandbox(options: {
  readonly sandbox: Sandbox
  readonly clock: Clock
  readonly onChange: () => void
}): SandboxWatch {
  const { sandbox, clock } = options
  const entries = new Set<string>()
  let stopTimer: (() => void) | undefined
  let isClosed = false
  const isLeftOut = (path: string): boolean => {
    // A download grows by the moment, and whoever looks hears of that from the log.
    if (isTemporaryName(basename(path))) return true
    if (entries.has(path)) return false
    if (entries.size >= mostEntries) return true
    entries.add(path)
    return false
  }
  const watcher = watch(
    ownDirectories.map((directory) => sandbox.directoryPath(directory)),
    {
      ignoreInitial: true,
      followSymlinks: false,
      ignorePermissionErrors: true,
      depth: deepest,
      ignored: isLeftOut,
    },
  )
  const ready = new Promise<void>((resolve) => watcher.once('ready', resolve))
  watcher.on('all', (event, path) => {
    if (event === 'unlink' || event === 'unlinkDir') entries.delete(path)
    if (isClosed) return
    stopTimer ??= clock.setTimer(tellEveryMs, () => {
      stopTimer = undefined
      options.onChange()
    })
  })
  // A folder that may not be watched is looked at when somebody asks.
  watcher.on('error', () => {})

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
