import type { CallRules } from '../../shared/profile/profile.ts'

/** What `network.request` returns: opaque, the same object in every event of its request. */
class RequestHandle {
  readonly #number: number
  constructor(number: number) {
    this.#number = number
    Object.freeze(this)
  }
  toString(): string {
    return 'NetworkRequest'
  }
  static numberOf(value: unknown): number | undefined {
    return typeof value === 'object' && value !== null && #number in value ? value.#number : undefined
  }
}

export type Handle = RequestHandle | number | undefined

type Handles = {
  readonly make: (number: number) => Handle
  /** Of a handle of any age; undefined for what is none. */
  readonly numberOf: (value: unknown) => number | undefined
}

const makers: Readonly<Record<CallRules['handle'], Handles>> = {
  userdata: {
    make: (number) => new RequestHandle(number),
    numberOf: (value) => RequestHandle.numberOf(value),
  },
  number: { make: (number) => number, numberOf: integerOf },
  none: { make: () => undefined, numberOf: () => undefined },
}

/** As C reads an integer: what is none is 0, which names the first request. */
function integerOf(value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? Math.trunc(number) : 0
}

/** How requests are named towards the app: an object, a number from 0 on, or not at all. */
export const handlesOf = (kind: CallRules['handle']): Handles => makers[kind]
