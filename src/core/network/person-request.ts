import type { StartRequest } from '../../shared/contract/app-network.ts'

/** A request that a person sends from the inspector, through the app's own session. */
export type PersonRequest = Omit<StartRequest, 'id' | 'callSite' | 'refusal' | 'withoutParams' | 'debug'> & {
  /** The exchange that it repeats, as it was or edited. */
  readonly resendOf?: string
}

/** The app's own ids have no dot: it can neither collide with one of these nor name one. */
const prefix = 'inspector.'

export const personRequestId = (number: number): string => `${prefix}${number}`

export const isOfPerson = (requestId: string): boolean => requestId.startsWith(prefix)
