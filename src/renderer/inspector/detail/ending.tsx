import { cancelWords } from '../../../shared/describe/cancel-words.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import { failureWords } from '../../../shared/describe/words.ts'
import type { Exchange } from '../../../shared/exchange.ts'
import { failureExplanations } from '../../../shared/explain/failures.ts'
import { FileLink } from './file-link.tsx'

/** How an exchange ended when it did not end well: what happened, what the app was told, what usually mends it. */
export function Ending({ exchange }: { readonly exchange: Exchange }) {
  const { failure } = exchange
  const cancel = cancelWords(exchange)
  return (
    <>
      {failure !== undefined && (
        <div className="callout" data-tone="failed">
          <strong>{failureWords[failure.code]}</strong> <code>{failure.code}</code>
          <span>{failureExplanations[failure.code].meaning}</span>
          <span className="code">
            <bdi>{shorten(failure.message, 2000)}</bdi>
          </span>
          <span>
            <b>Mostly helps:</b> {failureExplanations[failure.code].fix}
          </span>
        </div>
      )}
      {cancel !== undefined && (
        <div className="callout" data-tone="cancelled">
          <strong>{cancel.what}</strong>
          <span>
            It landed {cancel.where}. {deliveredBefore(exchange)} {cancel.after}
          </span>
          <Leftover exchange={exchange} />
        </div>
      )}
    </>
  )
}

/** `The app had got began and 2 × progress.` */
function deliveredBefore({ events, endedAtMs = 0 }: Exchange): string {
  const got = events.filter(({ atMs, withheld }) => withheld === undefined && atMs < endedAtMs)
  if (got.length === 0) return 'The app had got no event.'
  const counts = new Map<string, number>()
  for (const { event } of got) counts.set(event.phase, (counts.get(event.phase) ?? 0) + 1)
  const parts = Array.from(counts, ([phase, count]) => (count === 1 ? phase : `${count} × ${phase}`))
  return `The app had got ${parts.join(', ')}.`
}

function Leftover({ exchange }: { readonly exchange: Exchange }) {
  const { target } = exchange.request
  if (target === undefined) return null
  return (
    <span>
      Its file is as it was before the request: <FileLink file={target} />
    </span>
  )
}
