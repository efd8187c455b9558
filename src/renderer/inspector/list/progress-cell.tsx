import { cancelPlaceWords } from '../../../shared/describe/cancel-words.ts'
import type { ExchangeOutline } from '../../../shared/exchange.ts'
import { isOpen } from '../../../shared/exchange.ts'
import { progressOf } from '../describe/progress.ts'
import { toneOf } from '../../../shared/describe/status.ts'
import { requestName } from '../describe/request-name.ts'

/** The bar with bytes and percent while it runs; afterwards how it ended, the bar left where it was cut. */
export function ProgressCell({ exchange }: { readonly exchange: ExchangeOutline }) {
  const { hasBar, percent, text } = progressOf(exchange)
  const isRunning = isOpen(exchange)
  return (
    <span className="progress-cell" data-tone={toneOf(exchange)}>
      {hasBar && (
        <span
          className="progress-bar"
          data-unknown={percent === undefined || undefined}
          {...(isRunning && {
            role: 'progressbar',
            'aria-label': `Progress of ${requestName(exchange.request.url).name}`,
            'aria-valuemin': 0,
            'aria-valuemax': 100,
            'aria-valuetext': text,
            ...(percent !== undefined && { 'aria-valuenow': percent }),
          })}
        >
          <span
            className="progress-fill"
            style={percent === undefined ? undefined : { transform: `scaleX(${percent / 100})` }}
          />
        </span>
      )}
      <span
        className="progress-text"
        title={exchange.state === 'cancelled' ? `${text}, ${cancelPlaceWords(exchange)}` : text}
      >
        {text}
      </span>
    </span>
  )
}
