import type { WebContents, WebFrameMain } from 'electron'
import { fail, ok } from '../shared/outcome.ts'
import type { Identify } from './ipc.ts'
import { pageScheme, type PageHost } from './page-protocol.ts'

/** The windows that may call a surface: by the id of their web contents, never by what a message says. */
export type WindowRoles<Caller> = {
  readonly add: (contents: WebContents, caller: Caller) => void
  readonly identify: Identify<Caller>
}

export function createWindowRoles<Caller>(host: PageHost): WindowRoles<Caller> {
  const callers = new Map<number, Caller>()
  return {
    add: (contents, caller) => {
      const { id } = contents
      callers.set(id, caller)
      contents.once('destroyed', () => callers.delete(id))
    },
    identify: (sender, frame) => {
      const caller = callers.get(sender.id)
      if (caller === undefined || !isPageOf(host, frame)) {
        return fail('NOT_ALLOWED', `This window may not use the surface of the ${host}.`)
      }
      return ok(caller)
    },
  }
}

function isPageOf(host: PageHost, frame: WebFrameMain): boolean {
  try {
    const url = new URL(frame.url)
    return url.protocol === `${pageScheme}:` && url.host === host
  } catch {
    return false
  }
}
