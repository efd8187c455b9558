import type { FindingKind } from '../../shared/finding.ts'
import type { CallRules } from '../../shared/profile/profile.ts'
import type { RuntimeMessage } from '../host.ts'
import { createFindOnce } from '../solar2d/find-once.ts'
import type { WebHost } from './web-host.ts'

/** What the library says, each time with the app's line. */
export type WebReporter = {
  readonly message: (level: RuntimeMessage['level'], text: string) => void
  /** A call that is not carried out, in the words of the platform. */
  readonly invalidParameter: (text: string) => void
  /** As any warning, once per place. */
  readonly warnOnce: (text: string) => void
  readonly find: (kind: FindingKind, detail?: string) => void
}

/** Code that is made at run time could call from any number of places. */
const mostWarnings = 1000
/** A finding's detail is for people: no whole data URL. */
const mostDetail = 300

export function createWebReporter({ message, find, callSite, profile }: WebHost): WebReporter {
  const warned = new Set<string>()
  const findOnce = createFindOnce(find)
  const say: WebReporter['message'] = (level, text) => {
    const source = callSite()
    message(source === '' ? { level, text } : { level, text, source })
  }
  return {
    message: say,
    invalidParameter: (text) =>
      say('error', `ERROR: network: ${lineStart(callSite(), profile.calls)}${text}`),
    warnOnce: (text) => {
      const line = `${callSite()} ${text}`
      if (warned.has(line) || warned.size >= mostWarnings) return
      warned.add(line)
      say('warning', text)
    },
    find: (kind, detail) => {
      const source = callSite()
      findOnce({
        kind,
        ...(source === '' ? {} : { source }),
        ...(detail === undefined ? {} : { detail: detail.slice(0, mostDetail) }),
      })
    },
  }
}

function lineStart(source: string, { parameterLog }: CallRules): string {
  if (parameterLog === 'bare') return ''
  const place = parameterLog === 'with-place' && source !== '' ? `${source}: ` : ''
  return `${place}invalid parameter: `
}
