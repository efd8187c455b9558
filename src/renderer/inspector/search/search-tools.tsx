import { Toggle } from '@base-ui/react/toggle'
import { CaseSensitive, Regex, Square } from 'lucide-react'
import { useStore } from 'zustand'
import { useModel } from '../context.ts'
import { Choice } from '../controls/choice.tsx'
import { FindField } from '../controls/find-field.tsx'
import type { SearchScope } from './search-store.ts'
import { searchScopes } from './search-store.ts'

const scopeTitles = {
  shown: 'In what is shown',
  selected: 'In what is selected',
  all: 'In everything',
} as const satisfies Record<SearchScope, string>

const options = searchScopes.map((value) => ({ value, title: scopeTitles[value] }))

/** What is looked for in bodies, and where. */
export function SearchTools() {
  const { search } = useModel()
  const { store } = search
  const { text, isRegex, isCaseSensitive, scope, run } = useStore(store)
  const isRunning = run?.state === 'running'
  return (
    <>
      <FindField
        id="search-text"
        label="Search in bodies"
        value={text}
        problem={run?.state === 'failed' && run.text === text ? run.problem : undefined}
        onChange={(next) => store.setState({ text: next })}
        onLeave={() => document.getElementById('search-results')?.focus()}
        onEnter={() => void search.start()}
      />
      <Toggle
        className="icon-button console-wrap"
        aria-label="Regular expression"
        title="Regular expression"
        pressed={isRegex}
        onPressedChange={(pressed) => store.setState({ isRegex: pressed })}
      >
        <Regex size={14} aria-hidden />
      </Toggle>
      <Toggle
        className="icon-button console-wrap"
        aria-label="Match case"
        title="Match case"
        pressed={isCaseSensitive}
        onPressedChange={(pressed) => store.setState({ isCaseSensitive: pressed })}
      >
        <CaseSensitive size={15} aria-hidden />
      </Toggle>
      <Choice
        label="Where to search"
        className="search-scope"
        value={scope}
        options={options}
        side="top"
        onChoose={(next) => store.setState({ scope: next })}
      />
      {isRunning ? (
        <button type="button" className="button" onClick={() => void search.stop()}>
          <Square size={12} aria-hidden />
          Stop
        </button>
      ) : (
        <button type="button" className="button" disabled={text === ''} onClick={() => void search.start()}>
          Search
        </button>
      )}
    </>
  )
}
