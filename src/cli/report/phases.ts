import type { Exchange } from '../../shared/exchange.ts'
import type { WireEvent } from '../../shared/log-entry.ts'

export const phaseNames = ['queued', 'lookup', 'connect', 'tls', 'send', 'wait', 'receive'] as const
export type PhaseName = (typeof phaseNames)[number]

/** A stretch of an exchange's time on the wire, in milliseconds of the log. */
export type Phase = { readonly name: PhaseName; readonly fromMs: number; readonly untilMs: number }

export const phaseWords: Readonly<Record<PhaseName, string>> = {
  queued: 'Queued',
  lookup: 'Name lookup',
  connect: 'Connecting',
  tls: 'TLS',
  send: 'Sending',
  wait: 'Waiting for the server',
  receive: 'Receiving',
}

/** What had been going on until this mark. */
const phaseBefore: Readonly<Partial<Record<WireEvent['type'], PhaseName>>> = {
  socket: 'queued',
  lookup: 'lookup',
  connect: 'connect',
  'secure-connect': 'tls',
  'request-sent': 'send',
  redirect: 'wait',
  'response-head': 'wait',
  'response-end': 'receive',
}

/** What goes on after this mark, for a request that ends in the middle of it. */
const phaseAfter: Readonly<Partial<Record<WireEvent['type'], PhaseName>>> = {
  socket: 'connect',
  lookup: 'connect',
  connect: 'send',
  'secure-connect': 'send',
  'request-sent': 'wait',
  redirect: 'queued',
  'response-head': 'receive',
}

/** The phases of an exchange until it ended, or until `nowMs`. Redirects bring all of them anew. */
export function phasesOf(exchange: Exchange, nowMs: number): readonly Phase[] {
  const endMs = exchange.endedAtMs ?? nowMs
  const phases: Phase[] = []
  let fromMs = exchange.startedAtMs
  let next: PhaseName = 'queued'
  for (const { atMs, event } of exchange.wire) {
    if (atMs > endMs) break
    const before = event.type === 'failure' ? next : phaseBefore[event.type]
    if (before !== undefined) {
      phases.push({ name: before, fromMs, untilMs: atMs })
      fromMs = atMs
    }
    next = phaseAfter[event.type] ?? next
  }
  if (endMs > fromMs) phases.push({ name: next, fromMs, untilMs: endMs })
  return phases.filter(({ fromMs: from, untilMs }) => untilMs > from)
}
