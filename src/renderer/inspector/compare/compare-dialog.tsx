import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Exchange } from '../../../shared/exchange.ts'
import { Modal } from '../commands/modal.tsx'
import { closeDialog } from '../commands/dialogs-store.ts'
import { useDetail, useModel, useRow } from '../context.ts'
import { requestName } from '../describe/request-name.ts'
import { BodyComparisonView } from './body-comparison.tsx'
import { compareExchanges } from './compare-exchanges.ts'
import { differencesOf } from './comparison.ts'
import type { TextComparison } from './create-merge-view.ts'
import { FactsTable } from './facts-table.tsx'
import './compare.css'

type CompareDialogProps = { readonly leftId: string; readonly rightId: string }

/** Two requests side by side. */
export function CompareDialog({ leftId, rightId }: CompareDialogProps) {
  const { dialogs } = useModel()
  const [left, right] = [useDetail(leftId), useDetail(rightId)]
  const ordinals = [useRow(leftId)?.ordinal, useRow(rightId)?.ordinal] as const
  const problem = [left, right].find((it) => it?.state === 'gone' || it?.state === 'failed')
  return (
    <Modal
      title="Compare Two Requests"
      className="compare-dialog"
      isFocused
      onClose={() => closeDialog(dialogs)}
    >
      {problem !== undefined && (
        <p className="detail-note">
          {problem.state === 'failed' ? problem.problem : 'The log keeps one of them no more.'}
        </p>
      )}
      {left?.state === 'ready' && right?.state === 'ready' && (
        <Comparison
          left={left.exchange}
          right={right.exchange}
          labels={[labelOf(left.exchange, ordinals[0]), labelOf(right.exchange, ordinals[1])]}
        />
      )}
    </Modal>
  )
}

const labelOf = ({ request, ordinal }: Exchange, known = ordinal): string =>
  `#${known} ${request.method} ${requestName(request.url).name}`

const parts = ['facts', 'request', 'response'] as const
type Part = (typeof parts)[number]
const partWords: Readonly<Record<Part, string>> = {
  facts: 'Facts',
  request: 'Request body',
  response: 'Response body',
}

type ComparisonProps = {
  readonly left: Exchange
  readonly right: Exchange
  readonly labels: readonly [left: string, right: string]
}

function Comparison({ left, right, labels }: ComparisonProps) {
  const { ticker } = useModel()
  const [part, setPart] = useState<Part>('facts')
  const [onlyDifferences, setOnlyDifferences] = useState(false)
  const [texts, setTexts] = useState<TextComparison>()
  const table = useRef<HTMLTableElement>(null)
  const sections = compareExchanges(left, right, ticker.nowMs())
  const differences = part === 'facts' ? differencesOf(sections) : texts?.differences
  const go = (direction: 1 | -1): void => {
    if (part === 'facts') focusDifference(table.current, direction)
    else texts?.goTo(direction)
  }
  const newestGo = useRef(go)
  useEffect(() => {
    newestGo.current = go
  })
  useEffect(() => {
    // The dialog's own buttons stand around this: the keys hold wherever the focus is.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F7' || event.defaultPrevented) return
      event.preventDefault()
      newestGo.current(event.shiftKey ? -1 : 1)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <div className="compare">
      <div className="compare-bar">
        <ToggleGroup
          className="segments"
          aria-label="What to compare"
          value={[part]}
          onValueChange={(values) => {
            const next = parts.find((it) => it === values.at(-1))
            if (next !== undefined) setPart(next)
          }}
        >
          {parts.map((it) => (
            <Toggle key={it} className="segment" value={it}>
              {partWords[it]}
            </Toggle>
          ))}
        </ToggleGroup>
        <label className="compare-only">
          <input
            type="checkbox"
            checked={onlyDifferences}
            onChange={(event) => setOnlyDifferences(event.target.checked)}
          />
          Only differences
        </label>
        <span className="compare-count" role="status">
          {differences !== undefined && countWords(differences)}
        </span>
        <button
          type="button"
          className="icon-button"
          aria-label="Previous difference"
          title="Previous difference (Shift+F7)"
          onClick={() => go(-1)}
        >
          <ArrowUp size={15} aria-hidden />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Next difference"
          title="Next difference (F7)"
          onClick={() => go(1)}
        >
          <ArrowDown size={15} aria-hidden />
        </button>
      </div>
      <div className="compare-content" tabIndex={0} role="region" aria-label={partWords[part]}>
        {part === 'facts' ? (
          <FactsTable ref={table} sections={sections} labels={labels} onlyDifferences={onlyDifferences} />
        ) : (
          <BodyComparisonView
            key={part}
            left={left}
            right={right}
            side={part}
            labels={labels}
            onlyDifferences={onlyDifferences}
            onReady={setTexts}
          />
        )}
      </div>
    </div>
  )
}

const countWords = (count: number): string => {
  if (count === 0) return 'No difference'
  return count === 1 ? '1 difference' : `${count} differences`
}

/** From the row that has the focus on, round the end. */
function focusDifference(table: HTMLTableElement | null, direction: 1 | -1): void {
  const rows = Array.from(table?.querySelectorAll<HTMLElement>('tr[tabindex]') ?? [])
  if (rows.length === 0) return
  const at = rows.findIndex((row) => row === document.activeElement)
  const next = at < 0 ? (direction === 1 ? 0 : rows.length - 1) : (at + direction + rows.length) % rows.length
  rows[next]?.focus()
  rows[next]?.scrollIntoView({ block: 'center' })
}
