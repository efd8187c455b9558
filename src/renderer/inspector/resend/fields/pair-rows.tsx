import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { FieldProblem, invalid } from './field-problem.tsx'

type Pair = readonly [name: string, value: string]

type PairRowsProps = {
  readonly id: string
  /** `Header`, `Parameter`. */
  readonly what: string
  readonly pairs: readonly Pair[]
  readonly problems?: ReadonlyMap<number, string>
  readonly onChange: (index: number, pair: Pair) => void
  readonly onRemove: (index: number) => void
  readonly onAdd: () => void
  /** Without it the order cannot be changed. */
  readonly onMove?: (index: number, by: 1 | -1) => void
}

/** Names and values, one pair a row. */
export function PairRows({ id, what, pairs, problems, onChange, onRemove, onAdd, onMove }: PairRowsProps) {
  const focusName = (index: number): void =>
    void requestAnimationFrame(() => document.getElementById(`${id}-name-${index}`)?.focus())
  return (
    <div className="pair-rows" role="group" aria-label={`${what}s`}>
      {pairs.map(([name, value], index) => {
        const problem = problems?.get(index)
        const problemId = `${id}-problem-${index}`
        const field = (label: string, part: 'name' | 'value', text: string): ReactNode => (
          <input
            id={`${id}-${part}-${index}`}
            type="text"
            className="text-field is-code"
            aria-label={`${what} ${index + 1}, ${label}`}
            placeholder={label}
            spellCheck={false}
            autoComplete="off"
            value={text}
            {...invalid(problemId, problem)}
            onChange={({ target }) =>
              onChange(index, part === 'name' ? [target.value, value] : [name, target.value])
            }
          />
        )
        const button = (label: string, icon: ReactNode, isDisabled: boolean, run: () => void): ReactNode => (
          <button
            type="button"
            className="icon-button"
            aria-label={`${label} ${what.toLowerCase()} ${index + 1}`}
            title={label}
            disabled={isDisabled}
            onClick={run}
          >
            {icon}
          </button>
        )
        return (
          // Rows have no identity of their own: they are their place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="pair-row">
            {field('name', 'name', name)}
            {field('value', 'value', value)}
            <span className="pair-buttons">
              {onMove !== undefined && (
                <>
                  {button('Move up', <ArrowUp size={14} aria-hidden />, index === 0, () => onMove(index, -1))}
                  {button('Move down', <ArrowDown size={14} aria-hidden />, index === pairs.length - 1, () =>
                    onMove(index, 1),
                  )}
                </>
              )}
              {button('Remove', <X size={14} aria-hidden />, false, () => {
                onRemove(index)
                focusName(Math.min(index, pairs.length - 2))
              })}
            </span>
            <FieldProblem id={problemId} problem={problem} />
          </div>
        )
      })}
      <button
        type="button"
        className="toolbar-button pair-add"
        onClick={() => {
          onAdd()
          focusName(pairs.length)
        }}
      >
        <Plus size={14} aria-hidden />
        Add {what.toLowerCase()}
      </button>
    </div>
  )
}
