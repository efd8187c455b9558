import type { HarRun } from '../../shared/har/from-har.ts'
import { formatExactBytes } from '../../shared/describe/format-bytes.ts'
import { foldExchanges } from '../../shared/run/fold-exchanges.ts'
import { isOpen } from '../../shared/exchange.ts'

const mostNotes = 10

/** What is in an archive, in a few lines. */
export function describeHar({ record, creator, isOurs, hasSensitive, mended }: HarRun): readonly string[] {
  const exchanges = foldExchanges(record.entries)
  const countOf = (state: string): number => exchanges.filter((exchange) => exchange.state === state).length
  const receivedBytes = exchanges.reduce((sum, exchange) => sum + exchange.receivedBytes, 0)
  const events = exchanges.flatMap((exchange) => exchange.events)
  const withheldCount = events.filter((event) => event.withheld !== undefined).length
  return [
    `Written by ${creator}.`,
    `Requests: ${exchanges.length} (${countOf('done')} done, ${countOf('failed')} failed, ${countOf('cancelled')} cancelled, ${exchanges.filter(isOpen).length} open)`,
    `Received: ${formatExactBytes(receivedBytes)}`,
    ...(isOurs
      ? [
          `Events: ${events.length - withheldCount} delivered, ${withheldCount} withheld`,
          `Run: ${record.project.name}, profile ${record.profile}, ended by ${record.end.by}`,
          `Passwords and cookies: ${hasSensitive ? 'kept' : 'removed'}`,
        ]
      : ['Events: none, another tool has recorded it']),
    ...mended.slice(0, mostNotes).map((note) => `Put right: ${note}`),
    ...(mended.length > mostNotes ? [`Put right: ${mended.length - mostNotes} more.`] : []),
  ]
}
