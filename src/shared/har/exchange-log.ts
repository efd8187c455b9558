import type { LogEntry, WireEvent } from '../log-entry.ts'

export type EntryOf<Kind extends LogEntry['kind']> = Extract<LogEntry, { readonly kind: Kind }>

/** One request on the wire: a chain of redirects is several. */
export type Hop = {
  readonly startedAtMs: number
  readonly wire: readonly EntryOf<'wire'>[]
}

/** All entries of one exchange, by what they are. */
export type ExchangeLog = {
  readonly request: EntryOf<'request'>
  readonly hops: readonly Hop[]
  /** The listener's lane, in order. */
  readonly events: readonly (EntryOf<'delivered'> | EntryOf<'withheld'>)[]
  readonly cancels: readonly EntryOf<'cancel'>[]
  readonly findings: readonly EntryOf<'finding'>[]
  /** The newest one. */
  readonly annotation: EntryOf<'annotation'> | undefined
}

export type SortedLog = {
  readonly exchanges: readonly ExchangeLog[]
  /** What belongs to no exchange that the log still knows. */
  readonly others: readonly (EntryOf<'console'> | EntryOf<'life-cycle'> | EntryOf<'finding'>)[]
}

type Growing = { readonly request: EntryOf<'request'>; readonly rest: LogEntry[] }

/** The log by exchanges, in the order in which they began. */
export function sortLog(entries: readonly LogEntry[]): SortedLog {
  const growing = new Map<string, Growing>()
  const others: (EntryOf<'console'> | EntryOf<'life-cycle'> | EntryOf<'finding'>)[] = []
  for (const entry of entries) {
    if (entry.kind === 'request') growing.set(entry.exchangeId, { request: entry, rest: [] })
    else if (entry.kind === 'console' || entry.kind === 'life-cycle') others.push(entry)
    else if (entry.kind === 'finding') {
      const exchange = growing.get(entry.finding.exchangeId ?? '')
      if (exchange === undefined) others.push(entry)
      else exchange.rest.push(entry)
    } else growing.get(entry.exchangeId)?.rest.push(entry)
  }
  return { exchanges: [...growing.values()].map(toExchangeLog), others }
}

function toExchangeLog({ request, rest }: Growing): ExchangeLog {
  return {
    request,
    hops: splitHops(
      request.atMs,
      rest.filter((entry) => entry.kind === 'wire'),
    ),
    events: rest.filter((entry) => entry.kind === 'delivered' || entry.kind === 'withheld'),
    cancels: rest.filter((entry) => entry.kind === 'cancel'),
    findings: rest.filter((entry) => entry.kind === 'finding'),
    annotation: rest.findLast((entry) => entry.kind === 'annotation'),
  }
}

/** A hop begins where something is sent after a redirect. A redirect that is not followed any more begins none. */
function splitHops(startedAtMs: number, wire: readonly EntryOf<'wire'>[]): readonly Hop[] {
  const hops: { startedAtMs: number; wire: EntryOf<'wire'>[] }[] = [{ startedAtMs, wire: [] }]
  let redirectedAtMs: number | undefined
  for (const entry of wire) {
    if (redirectedAtMs !== undefined && entry.event.type === 'request-head') {
      hops.push({ startedAtMs: redirectedAtMs, wire: [] })
      redirectedAtMs = undefined
    }
    hops.at(-1)?.wire.push(entry)
    if (entry.event.type === 'redirect') redirectedAtMs = entry.atMs
  }
  return hops
}

/** The newest event of a type in a hop. */
export function lastOf<Type extends WireEvent['type']>(
  hop: Hop,
  type: Type,
): (EntryOf<'wire'> & { readonly event: Extract<WireEvent, { readonly type: Type }> }) | undefined {
  return hop.wire.findLast(
    (entry): entry is EntryOf<'wire'> & { event: Extract<WireEvent, { readonly type: Type }> } =>
      entry.event.type === type,
  )
}
