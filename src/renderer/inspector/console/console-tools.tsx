import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import { CircleX, Copy, Info, Power, Terminal, TriangleAlert, WrapText } from 'lucide-react'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { useExchanges, useModel } from '../context.ts'
import { FindField } from '../controls/find-field.tsx'
import type { LineLevel } from '../state/console-lines.ts'
import { copyConsole } from './copy-console.ts'
import { parseConsoleQuery } from './console-query.ts'

const levels = [
  ['print', 'Prints', Terminal],
  ['info', 'Information', Info],
  ['warning', 'Warnings', TriangleAlert],
  ['error', 'Errors', CircleX],
  ['life-cycle', 'Life cycle', Power],
] as const satisfies readonly (readonly [LineLevel, string, unknown])[]

/** What is looked for in the console, and which kinds of lines are shown. */
export function ConsoleTools() {
  const model = useModel()
  const store = model.console
  const query = useStore(store, (state) => state.query)
  const shown = useStore(store, (state) => state.levels)
  const isWrapped = useStore(store, (state) => state.isWrapped)
  useExchanges((state) => state.ledger.console.revision)
  const { byLevel, lines } = useExchanges((state) => state.ledger.console)
  const { problem } = useMemo(() => parseConsoleQuery(query), [query])
  return (
    <>
      <FindField
        id="console-filter"
        label="Filter the console"
        placeholder="Filter, /regex/"
        value={query}
        problem={problem}
        onChange={(next) => store.setState({ query: next })}
        onLeave={() => document.getElementById('console-lines')?.focus()}
      />
      <ToggleGroup
        className="console-levels"
        aria-label="Kinds of lines"
        multiple
        value={shown}
        onValueChange={(next: LineLevel[]) => store.setState({ levels: next })}
      >
        {levels.map(([level, title, Icon]) => (
          <Toggle
            key={level}
            value={level}
            className="console-level"
            data-level={level}
            aria-label={`${title}: ${formatCount(byLevel[level])}`}
            title={`${shown.includes(level) ? 'Hide' : 'Show'} ${title.toLowerCase()}`}
          >
            <Icon size={13} aria-hidden />
            {formatCount(byLevel[level])}
          </Toggle>
        ))}
      </ToggleGroup>
      <Toggle
        className="icon-button console-wrap"
        aria-label="Wrap long lines"
        title="Wrap long lines"
        pressed={isWrapped}
        onPressedChange={(pressed) => store.setState({ isWrapped: pressed })}
      >
        <WrapText size={14} aria-hidden />
      </Toggle>
      <button
        type="button"
        className="icon-button"
        aria-label="Copy the lines that are shown"
        title="Copy the lines that are shown"
        disabled={lines.length === 0}
        onClick={() => copyConsole(model)}
      >
        <Copy size={14} aria-hidden />
      </button>
    </>
  )
}
