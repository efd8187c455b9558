import type { RuntimeHost, RuntimeMessage } from '../host.ts'
import { appTraceback, positionIn } from './call-site.ts'

/** The longest text that a console line can carry. */
const maxTextLength = 60_000
/** Call sites that may warn; code made at run time could have any number of them. */
const maxWarnings = 1000

export type Reporter = {
  readonly message: (level: RuntimeMessage['level'], text: string, source?: string) => void
  /** Once per text and call site; the text begins with the call site. */
  readonly warnOnce: (text: string, callSite: string) => void
  /** An error that the app raised and nobody caught. It counts. */
  readonly appError: (message: string, traceback: string) => void
  readonly errorCount: () => number
}

/** What the runtime says on the console. */
export function createReporter(console: RuntimeHost['console']): Reporter {
  const warned = new Set<string>()
  let errors = 0

  const message = (level: RuntimeMessage['level'], text: string, source = '', isUncaught = false): void =>
    console.message({
      level,
      text: text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text,
      ...(source === '' ? {} : { source }),
      ...(isUncaught ? { isUncaught } : {}),
    })

  return {
    message: (level, text, source) => message(level, text, source),
    warnOnce: (text, callSite) => {
      const line = callSite === '' ? text : `${callSite}: ${text}`
      if (warned.has(line) || warned.size > maxWarnings) return
      warned.add(line)
      if (warned.size > maxWarnings) message('warning', 'Too many warnings: further ones are not shown')
      else message('warning', line, callSite)
    },
    appError: (text, traceback) => {
      errors += 1
      const trace = appTraceback(traceback)
      message('error', trace === '' ? text : `${text}\n${trace}`, positionIn(text), true)
    },
    errorCount: () => errors,
  }
}
