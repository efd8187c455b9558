import { useSyncExternalStore } from 'react'
import type { ExchangeOutline } from '../../../shared/exchange.ts'
import { useModel } from '../context.ts'
import { formatDuration } from '../../../shared/describe/format-duration.ts'

/** How long a request took, or has been running. Only what runs listens to the clock. */
export function Elapsed({ exchange }: { readonly exchange: ExchangeOutline }) {
  if (exchange.endedAtMs === undefined) return <RunningTime startedAtMs={exchange.startedAtMs} />
  return <>{formatDuration(exchange.endedAtMs - exchange.startedAtMs)}</>
}

function RunningTime({ startedAtMs }: { readonly startedAtMs: number }) {
  const { ticker } = useModel()
  const nowMs = useSyncExternalStore(ticker.subscribe, ticker.nowMs)
  return <>{formatDuration(Math.max(0, nowMs - startedAtMs))}</>
}
