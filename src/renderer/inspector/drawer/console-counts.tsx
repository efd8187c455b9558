import { useExchanges } from '../context.ts'
import { formatCount } from '../../../shared/describe/format-bytes.ts'

/** How much the app has said. Its errors and warnings are told where the console itself does not tell them. */
export function ConsoleCounts({ isConsole }: { readonly isConsole: boolean }) {
  const lines = useExchanges((state) => state.ledger.console.lines.length)
  const { errors, warnings } = useExchanges((state) => state.ledger.console.problems)
  return (
    <div className="console-counts">
      {!isConsole && errors > 0 && <Count count={errors} one="error" many="errors" level="error" />}
      {!isConsole && warnings > 0 && <Count count={warnings} one="warning" many="warnings" level="warning" />}
      {isConsole && <Count count={lines} one="line" many="lines" />}
    </div>
  )
}

type CountProps = {
  readonly count: number
  readonly one: string
  readonly many: string
  readonly level?: 'error' | 'warning'
}

function Count({ count, one, many, level }: CountProps) {
  return (
    <span className="console-count" data-level={level}>
      {formatCount(count)} {count === 1 ? one : many}
    </span>
  )
}
