import type { LogEntry } from '../../../shared/log-entry.ts'

export type BytePoint = { readonly atMs: number; readonly receivedBytes: number }

/** How a body came in, in its order. A curve of it needs no more points than a screen has pixels. */
export type ByteSeries = readonly BytePoint[]

const mostPoints = 2048

/** Adds what the entry tells of a body's parts. Changed in place; once full, every second point goes. */
export function addBytePoint(points: BytePoint[], entry: LogEntry): void {
  if (entry.kind !== 'wire') return
  const { event, atMs } = entry
  // The body of a redirect is not that of the answer.
  if (event.type === 'redirect') points.length = 0
  else if (event.type === 'response-head') points.push({ atMs, receivedBytes: 0 })
  else if (event.type === 'body-part' || event.type === 'response-end') {
    points.push({ atMs, receivedBytes: event.receivedBytes })
  }
  if (points.length > mostPoints) thin(points)
}

function thin(points: BytePoint[]): void {
  const last = points.length - 1
  const kept = points.filter((_point, index) => index % 2 === 0 || index === last)
  points.length = 0
  points.push(...kept)
}
