import { Ban, Check, CircleX, CornerDownRight, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ExchangeOutline } from '../../../shared/exchange.ts'
import { unreachable } from '../../../shared/outcome.ts'
import { percentOf } from '../describe/progress.ts'
import { describeState, toneOf } from '../../../shared/describe/status.ts'
import type { Tone } from '../../../shared/describe/status.ts'
import { EclipseMark } from './eclipse-mark.tsx'

/** The state by shape and colour: an eclipse while the request is open, then how it ended. */
export function StateMark({ exchange }: { readonly exchange: ExchangeOutline }) {
  const tone = toneOf(exchange)
  const words = describeState(exchange)
  return (
    <span className="state-mark" data-tone={tone} role="img" aria-label={words} title={words}>
      {markOf(exchange, tone)}
    </span>
  )
}

const size = 14

function markOf(exchange: ExchangeOutline, tone: Tone) {
  switch (tone) {
    case 'open':
      return exchange.state === 'queued' ? (
        <EclipseMark isWaiting />
      ) : (
        <EclipseMark percent={exchange.state === 'sent' ? undefined : percentOf(exchange)} />
      )
    case 'success':
      return <Check size={size} aria-hidden />
    case 'redirect':
      return <CornerDownRight size={size} aria-hidden />
    case 'client-error':
      return <TriangleAlert size={size} aria-hidden />
    case 'server-error':
      return <OctagonAlert size={size} aria-hidden />
    case 'failed':
      return <CircleX size={size} aria-hidden />
    case 'cancelled':
      return <Ban size={size} aria-hidden />
    default:
      return unreachable(tone)
  }
}
