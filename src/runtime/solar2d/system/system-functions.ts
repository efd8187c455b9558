import type { RuntimeHost } from '../../host.ts'
import type { LuaInput } from '../../lua/values.ts'
import { textOf } from '../bytes.ts'
import { tidyName } from '../files/tidy-name.ts'
import { directoryOf } from './directories.ts'
import type { Reporter } from '../reporter.ts'
import { eventSources, openableSchemes, readOnlyPreferences, systemInfo } from './system-info.ts'

export type SystemParts = {
  readonly host: RuntimeHost
  readonly reporter: Reporter
  readonly callSite: () => string
  /** Milliseconds that the app has been running, without the time that it was suspended. */
  readonly nowMs: () => number
  /** An error that no listener's caller could catch. */
  readonly onAppError: (message: string, traceback: string) => void
}

/** The console, the clock and the directories, as our Lua chunks ask for them. */
export function createSystemFunctions(parts: SystemParts): Record<string, LuaInput> {
  const { host, reporter, callSite } = parts
  const warn = (text: string): void => {
    reporter.message('warning', text, callSite())
  }

  return {
    now: () => parts.nowMs(),
    print: (line) => {
      if (line instanceof Uint8Array) host.console.print(line)
      return undefined
    },
    warn: (text) => {
      warn(textOf(text) ?? '')
      return undefined
    },
    warnOnce: (text) => {
      reporter.warnOnce(textOf(text) ?? '', callSite())
      return undefined
    },
    message: (level, text) => {
      reporter.message(textOf(level) === 'error' ? 'error' : 'warning', textOf(text) ?? '', callSite())
      return undefined
    },
    callSite,
    requestExit: () => {
      host.requestExit?.()
      return host.requestExit !== undefined
    },
    reportError: (message, traceback) => {
      parts.onAppError(textOf(message) ?? '', textOf(traceback) ?? '')
      return undefined
    },
    pathForFile: (filename, base, testsExistence) => {
      const name = textOf(filename) ?? ''
      const directory = directoryOf(base) ?? 'ResourceDirectory'
      const file = { directory, name: tidyName(name) }
      const isResource = directory === 'ResourceDirectory'
      if (file.name !== '' && (isResource || testsExistence === true)) {
        const exists = host.files.exists(file)
        if (!exists.ok || !exists.value) {
          if (isResource) {
            warn(`WARNING: Cannot create path for resource file '${name}'. File does not exist.`)
          }
          return undefined
        }
      }
      const path = host.files.path(file)
      if (path.ok) return path.value
      // Loops over `lfs.dir` meet it and only ask whether it is a folder. The text leads nowhere: what would use it refuses it.
      const whole = host.files.path({ directory, name: '' })
      if (file.name === '..' && whole.ok) return `${whole.value}/..`
      warn(`WARNING: system.pathForFile: ${path.error.message}`)
      return undefined
    },
    info: systemInfo(host.launch),
    preferences: readOnlyPreferences(host.launch),
    eventSources: eventSources(host.launch),
    openableSchemes: openableSchemes(host.launch),
  }
}
