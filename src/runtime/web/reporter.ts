import type { FindingKind } from '../../shared/finding.ts'
import type { RuntimeMessage } from '../host.ts'
import type { WebHost } from './web-host.ts'

/** What the library says, each time with the app's line. */
export type WebReporter = {
  readonly message: (level: RuntimeMessage['level'], text: string) => void
  /** A call that is not carried out, in the words of the platform. */
  readonly invalidParameter: (text: string) => void
  readonly find: (kind: FindingKind, detail?: string) => void
}

export function createWebReporter({ message, find, callSite, rules }: WebHost): WebReporter {
  const say: WebReporter['message'] = (level, text) => {
    const source = callSite()
    message(source === '' ? { level, text } : { level, text, source })
  }
  return {
    message: say,
    invalidParameter: (text) => say('error', `ERROR: network: ${lineStart(callSite(), rules)}${text}`),
    find: (kind, detail) => {
      const source = callSite()
      find({
        kind,
        ...(source === '' ? {} : { source }),
        ...(detail === undefined ? {} : { detail: detail.slice(0, 500) }),
      })
    },
  }
}

function lineStart(source: string, { parameterLog }: WebHost['rules']): string {
  if (parameterLog === 'bare') return ''
  const place = parameterLog === 'with-place' && source !== '' ? `${source}: ` : ''
  return `${place}invalid parameter: `
}
