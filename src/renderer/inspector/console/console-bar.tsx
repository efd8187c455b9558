import { ChevronDown, ChevronUp, Trash2 } from 'lucide-react'
import { useExchanges, useModel, useView } from '../context.ts'
import { formatCount } from '../describe/format-bytes.ts'
import { clearConsole } from '../state/exchanges-store.ts'
import { toggleConsole } from '../state/view-store.ts'
import './console.css'

/** The console's title bar: it stays when the console is folded away. */
export function ConsoleBar() {
  const { view, exchanges } = useModel()
  const isOpen = useView((state) => state.isConsoleOpen)
  const count = useExchanges((state) => state.ledger.console.lines.length)
  const problems = useExchanges((state) => state.ledger.console.problems)
  return (
    <header className="console-bar">
      <button
        type="button"
        className="console-toggle"
        aria-expanded={isOpen}
        title={isOpen ? 'Fold the console away' : 'Show the console'}
        onClick={() => toggleConsole(view)}
      >
        {isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronUp size={14} aria-hidden />}
        Console
      </button>
      <span className="console-count">
        {formatCount(count)} {count === 1 ? 'line' : 'lines'}
      </span>
      {problems.errors > 0 && (
        <span className="console-count" data-level="error">
          {formatCount(problems.errors)} {problems.errors === 1 ? 'error' : 'errors'}
        </span>
      )}
      {problems.warnings > 0 && (
        <span className="console-count" data-level="warning">
          {formatCount(problems.warnings)} {problems.warnings === 1 ? 'warning' : 'warnings'}
        </span>
      )}
      <button
        type="button"
        className="icon-button console-clear"
        aria-label="Clear the console"
        title="Clear the console"
        disabled={count === 0}
        onClick={() => clearConsole(exchanges)}
      >
        <Trash2 size={14} aria-hidden />
      </button>
    </header>
  )
}
