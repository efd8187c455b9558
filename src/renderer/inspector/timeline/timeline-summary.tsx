import { cancelWords } from '../../../shared/describe/cancel-words.ts'
import { failureWords } from '../../../shared/describe/words.ts'
import type { Exchange } from '../../../shared/exchange.ts'

/** One line: how many events there were, or where a cancel landed and what the app got after. */
export function TimelineSummary({ exchange }: { readonly exchange: Exchange }) {
  const cancel = cancelWords(exchange)
  if (cancel !== undefined) {
    return (
      <p className="timeline-summary" data-tone="cancelled">
        <strong>{cancel.what}</strong> {cancel.where}. {cancel.after}
      </p>
    )
  }
  const withheld = exchange.events.filter((event) => event.withheld !== undefined).length
  const delivered = exchange.events.length - withheld
  const { failure } = exchange
  return (
    <p className="timeline-summary" data-tone={failure === undefined ? undefined : 'failed'}>
      {failure !== undefined && <strong>{failureWords[failure.code]}. </strong>}
      {countOf(delivered)} delivered
      {withheld > 0 && `, ${withheld.toLocaleString('en-US')} withheld`}.
    </p>
  )
}

const countOf = (count: number): string =>
  count === 1 ? '1 event' : `${count.toLocaleString('en-US')} events`
