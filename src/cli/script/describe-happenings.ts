import { unreachable } from '../../shared/outcome.ts'
import type { Happening, Happenings } from './happenings.ts'

const mostShown = 10
const mostCharacters = 120

/** What has happened instead of what was waited for, the newest last. */
export function describeHappenings(happenings: Happenings, kind: Happening['kind']): string {
  const all = happenings.recent(kind)
  if (all.length === 0) return `There was no ${nouns[kind]}.`
  const shown = all.slice(-mostShown).map(describe)
  const more = all.length > mostShown ? `, the last ${mostShown} of ${all.length}` : ''
  return `What came${more}:\n${shown.join('\n')}`
}

const nouns = { request: 'request', event: 'event', print: 'print' } as const

function describe(happening: Happening): string {
  switch (happening.kind) {
    case 'print':
      return happening.text.slice(0, mostCharacters)
    case 'request': {
      const { method, url } = happening.request
      return `${method} ${url.slice(0, mostCharacters)}: ${happening.state}`
    }
    case 'event': {
      const { method, url } = happening.request
      const error = happening.isError ? ', isError' : ''
      return `${happening.phase}${error} of ${method} ${url.slice(0, mostCharacters)}`
    }
    default:
      return unreachable(happening)
  }
}
