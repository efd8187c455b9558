import type { BodySide } from '../../shared/contract/traffic.ts'
import type { LogEvent } from '../../shared/log-entry.ts'

export const noSide: readonly BodySide[] = []
const sent: readonly BodySide[] = ['request']
const received: readonly BodySide[] = ['response']
const both: readonly BodySide[] = ['request', 'response']

/** Which bodies an exchange has, after one event more. Each exchange has one of four lists, so that none has its own. */
export function sidesAfter(sides: readonly BodySide[], event: LogEvent): readonly BodySide[] {
  if (event.kind === 'request') return event.request.bodySizeBytes > 0 ? sent : noSide
  if (sides.includes('response') || !hasResponse(event)) return sides
  return sides === sent ? both : received
}

/** The same list as all others have, of one that was made elsewhere. */
export function sharedSides(sides: readonly BodySide[]): readonly BodySide[] {
  if (sides.length === 2) return both
  if (sides.length === 0) return noSide
  return sides[0] === 'request' ? sent : received
}

/** Archives of other tools have no events: what came over the wire was the body. */
function hasResponse(event: LogEvent): boolean {
  if (event.kind === 'wire') return event.event.type === 'response-end' && event.event.receivedBytes > 0
  return (event.kind === 'delivered' || event.kind === 'withheld') && event.event.response !== undefined
}
