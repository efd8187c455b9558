import type { Completion } from '../../filter/complete.ts'
import type { FilterProblem } from '../../filter/filter.ts'
import { suggestionId } from './suggestion-id.ts'

type FilterPanelProps = {
  readonly id: string
  readonly problemsId: string
  readonly isOpen: boolean
  readonly items: readonly Completion[]
  readonly activeIndex: number | undefined
  readonly problems: readonly FilterProblem[]
  readonly onTake: (index: number) => void
}

/** Below the field: what could come next, and what is wrong with what is there. */
export function FilterPanel(props: FilterPanelProps) {
  const { id, problemsId, isOpen, items, activeIndex, problems, onTake } = props
  const isEmpty = !isOpen && problems.length === 0
  return (
    <div
      className="filter-panel"
      hidden={isEmpty}
      // The focus stays in the field.
      onMouseDown={(event) => event.preventDefault()}
    >
      <div id={problemsId} className="filter-problems" role="status">
        {problems.map((problem) => (
          <p key={`${problem.from} ${problem.message}`}>{problem.message}</p>
        ))}
      </div>
      <ul id={id} role="listbox" aria-label="Completions" hidden={!isOpen}>
        {isOpen &&
          items.map((item, index) => (
            <li
              key={item.label}
              id={suggestionId(index)}
              role="option"
              aria-selected={index === activeIndex}
              className="filter-suggestion"
              onClick={() => onTake(index)}
            >
              <code>{item.label}</code>
              <span>{item.help}</span>
            </li>
          ))}
      </ul>
    </div>
  )
}
