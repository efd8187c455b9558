import type { CallRules } from '../../../shared/profile/profile.ts'
import type { LuaInput, LuaValue } from '../../lua/values.ts'

/** What makes two handles of one request equal. Lua cannot make one. */
export class RequestTag {
  /** 1, 2, 3… within the session. */
  readonly number: number
  constructor(number: number) {
    this.number = number
  }
}

/** What `network.request` returns and `event.requestId` is. */
export type RequestHandle = {
  readonly show: (tag: RequestTag) => LuaInput
  /** The number of the request that a value names; undefined for what names none. */
  readonly read: (value: LuaValue) => number | undefined
}

const userdata: RequestHandle = {
  // Fresh at every event: equal to the others by `==`, and never found as a key.
  show: (tag) => ({ kind: 'userdata', tag, typeName: 'userdata' }),
  read: (value) => {
    if (typeof value !== 'object' || value instanceof Uint8Array || value.kind !== 'userdata') {
      return undefined
    }
    return value.tag instanceof RequestTag ? value.tag.number : undefined
  },
}

export const requestHandles: Readonly<Record<CallRules['handle'], RequestHandle>> = {
  userdata,
  number: {
    show: ({ number }) => number - 1,
    // As C reads an integer: what is none is 0, which names the first request.
    read: (value) => 1 + integerOf(value),
  },
  none: { show: () => undefined, read: () => undefined },
}

function integerOf(value: LuaValue): number {
  const number = value instanceof Uint8Array ? Number(new TextDecoder().decode(value)) : value
  return typeof number === 'number' && Number.isFinite(number) ? Math.trunc(number) : 0
}
