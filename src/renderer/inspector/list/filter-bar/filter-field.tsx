import { CircleHelp, LoaderCircle, Search, TriangleAlert, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useRef, useState } from 'react'
import { openDialog } from '../../commands/dialogs-store.ts'
import { useList, useModel, useView } from '../../context.ts'
import { setQuery } from '../../state/view-store.ts'
import { FilterCount } from './filter-count.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { suggestionId } from './suggestion-id.ts'
import { Underlines } from './underlines.tsx'
import { useSuggestions } from './use-suggestions.ts'

const panelId = 'filter-suggestions'
const problemsId = 'filter-problems'

const leave = (): void => document.getElementById('exchanges')?.focus()

/** The filter's text, with what could come next and what is wrong with it. */
export function FilterField() {
  const { view, dialogs } = useModel()
  const query = useView((state) => state.query)
  const { problems, terms } = useList((state) => state.filter)
  const isFiltering = useList((state) => state.isFiltering)
  const input = useRef<HTMLInputElement>(null)
  const [scrollPx, setScroll] = useState(0)
  const suggestions = useSuggestions(input)
  const { items, activeIndex, isOpen } = suggestions
  const hasProblem = problems.length > 0

  const onKeyDown = (event: KeyboardEvent): void => {
    // With Ctrl it is a command's: to search in bodies.
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return
    if (suggestions.onKey(event)) {
      // Taken by the list of suggestions.
    } else if (event.key === 'Escape' && query !== '') {
      setQuery(view, '')
      suggestions.close()
    } else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') leave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="filter-field" data-problem={hasProblem || undefined}>
      {isFiltering ? (
        <LoaderCircle className="filter-spinner" size={14} aria-hidden />
      ) : hasProblem ? (
        <TriangleAlert className="filter-warning" size={14} aria-hidden />
      ) : (
        <Search size={14} aria-hidden />
      )}
      <div className="filter-text">
        <Underlines text={query} problems={problems} scrollPx={scrollPx} />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label="Filter requests"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={panelId}
          aria-activedescendant={activeIndex === undefined ? undefined : suggestionId(activeIndex)}
          aria-invalid={hasProblem}
          aria-describedby={hasProblem ? problemsId : undefined}
          value={query}
          placeholder="Filter: text, /regex/ or key:value, like status:4xx"
          spellCheck={false}
          autoComplete="off"
          maxLength={1000}
          onChange={(event) => {
            setQuery(view, event.target.value)
            suggestions.typed()
          }}
          onKeyDown={onKeyDown}
          onFocus={suggestions.focused}
          onBlur={suggestions.blurred}
          onScroll={(event) => setScroll(event.currentTarget.scrollLeft)}
          onSelect={suggestions.moved}
        />
      </div>
      {terms.length > 0 && <FilterCount />}
      {query === '' ? (
        <>
          <kbd aria-hidden="true">/</kbd>
          <button
            type="button"
            className="icon-button"
            aria-label="What the filter understands"
            title="What the filter understands"
            onClick={() => openDialog(dialogs, { kind: 'filter-help' })}
          >
            <CircleHelp size={14} aria-hidden />
          </button>
        </>
      ) : (
        <button
          type="button"
          className="icon-button"
          aria-label="Clear the filter"
          title="Clear the filter (Esc)"
          onClick={() => {
            setQuery(view, '')
            input.current?.focus()
          }}
        >
          <X size={14} aria-hidden />
        </button>
      )}
      <FilterPanel
        id={panelId}
        problemsId={problemsId}
        isOpen={isOpen}
        items={items}
        activeIndex={activeIndex}
        problems={suggestions.hasFocus ? problems : []}
        onTake={suggestions.take}
      />
    </div>
  )
}
