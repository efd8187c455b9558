import type { ExchangeOutline } from '../../../shared/exchange.ts'
import { unreachable } from '../../../shared/outcome.ts'
import { cancelledByWords, failureWords } from '../../../shared/describe/words.ts'
import { formatBytes } from '../../../shared/describe/format-bytes.ts'

export type Progress = {
  /** 0 to 100 when the length is known; `undefined` draws an indeterminate bar while the request is open. */
  readonly percent?: number
  /** Whether a bar is drawn at all: something came, or may still come. */
  readonly hasBar: boolean
  /** What the cell says beside the bar. */
  readonly text: string
}

/** What the progress cell shows. An unknown length is said, never guessed. */
export function progressOf(exchange: ExchangeOutline): Progress {
  switch (exchange.state) {
    case 'queued':
      return { hasBar: false, text: 'Queued' }
    case 'sent':
      return { hasBar: false, text: 'Waiting…' }
    case 'head':
    case 'body':
      return withPercent(exchange, receivedText(exchange))
    case 'done':
      return { hasBar: false, text: exchange.head?.statusText || 'Done' }
    case 'failed': {
      const words = failureWords[exchange.failure?.code ?? 'UNKNOWN']
      return stopped(exchange, words)
    }
    case 'cancelled':
      return stopped(exchange, `Cancelled ${cancelledByWords[exchange.cancelledBy ?? 'app']}`)
    default:
      return unreachable(exchange.state)
  }
}

/** Bytes of the body so far, against its length; `undefined` while no length is known. */
export function percentOf(exchange: ExchangeOutline): number | undefined {
  const lengthBytes = exchange.head?.lengthBytes ?? -1
  if (lengthBytes < 0) return undefined
  if (lengthBytes === 0) return 100
  return Math.min(100, Math.floor((exchange.receivedBytes / lengthBytes) * 100))
}

function receivedText(exchange: ExchangeOutline): string {
  const percent = percentOf(exchange)
  const received = formatBytes(exchange.receivedBytes)
  return percent === undefined
    ? `${received}, no length`
    : `${percent} % of ${formatBytes(exchange.head?.lengthBytes ?? -1)}`
}

function withPercent(exchange: ExchangeOutline, text: string): Progress {
  const percent = percentOf(exchange)
  return { hasBar: true, text, ...(percent === undefined ? {} : { percent }) }
}

/** A request that was cut keeps its bar where it stopped, when it is known how far that was. */
function stopped(exchange: ExchangeOutline, text: string): Progress {
  const percent = percentOf(exchange)
  if (percent === undefined || exchange.receivedBytes === 0) return { hasBar: false, text }
  return { hasBar: true, percent, text }
}
