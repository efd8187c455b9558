import { Tabs } from '@base-ui/react/tabs'
import { ChevronDown, ChevronUp, Trash2 } from 'lucide-react'
import { ConsoleTools } from '../console/console-tools.tsx'
import { useStore } from 'zustand'
import { useExchanges, useModel, useView } from '../context.ts'
import { formatCount } from '../../../shared/describe/format-bytes.ts'
import { FindingsFilter } from '../findings/findings-filter.tsx'
import { SearchTools } from '../search/search-tools.tsx'
import { clearConsole, clearFindings } from '../state/exchanges-store.ts'
import { toggleDrawer } from '../state/view-store.ts'
import { ConsoleCounts } from './console-counts.tsx'
import { keepFocus } from './keep-focus.ts'

/** The drawer's tabs, and what can be done with the chosen one. */
export function DrawerBar() {
  const { view, exchanges, search } = useModel()
  const isOpen = useView((state) => state.isDrawerOpen)
  const isFindings = useView((state) => state.isDrawerOpen && state.drawerTab === 'findings')
  const isConsole = useView((state) => state.isDrawerOpen && state.drawerTab === 'console')
  const isSearch = useView((state) => state.isDrawerOpen && state.drawerTab === 'search')
  const foundCount = useStore(search.store, (state) => state.foundCount)
  const hasSearched = useStore(search.store, (state) => state.run !== undefined)
  const lineCount = useExchanges((state) => state.ledger.console.lines.length)
  const findingCount = useExchanges((state) => state.ledger.findings.rows.size)
  const toggleWords = isOpen ? 'Fold the pane away' : 'Show the pane'
  return (
    <header className="drawer-bar">
      <button
        type="button"
        className="icon-button drawer-toggle"
        aria-expanded={isOpen}
        aria-label={toggleWords}
        title={toggleWords}
        onClick={() => {
          toggleDrawer(view)
          keepFocus('.drawer-toggle')
        }}
      >
        {isOpen ? <ChevronDown size={14} aria-hidden /> : <ChevronUp size={14} aria-hidden />}
      </button>
      <Tabs.List className="drawer-tabs" aria-label="Console, findings and search" activateOnFocus={isOpen}>
        <Tabs.Tab value="console" className="tab">
          Console
        </Tabs.Tab>
        <Tabs.Tab value="findings" className="tab">
          Findings
          {findingCount > 0 && <span className="tab-count tab-findings">{formatCount(findingCount)}</span>}
        </Tabs.Tab>
        <Tabs.Tab value="search" className="tab">
          Search
          {foundCount > 0 && <span className="tab-count tab-findings">{formatCount(foundCount)}</span>}
        </Tabs.Tab>
      </Tabs.List>
      <ConsoleCounts isConsole={isConsole} />
      {isOpen && (
        <div className="drawer-tools">
          {isConsole && <ConsoleTools />}
          {isFindings && <FindingsFilter />}
          {isSearch && <SearchTools />}
          {isSearch ? (
            <ClearButton what="search" isDisabled={!hasSearched} onClick={search.clear} />
          ) : (
            <ClearButton
              what={isFindings ? 'findings' : 'console'}
              isDisabled={(isFindings ? findingCount : lineCount) === 0}
              onClick={() => (isFindings ? clearFindings(exchanges) : clearConsole(exchanges))}
            />
          )}
        </div>
      )}
    </header>
  )
}

type ClearButtonProps = {
  readonly what: string
  readonly isDisabled: boolean
  readonly onClick: () => void
}

function ClearButton({ what, isDisabled, onClick }: ClearButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`Clear the ${what}`}
      title={`Clear the ${what}`}
      disabled={isDisabled}
      onClick={onClick}
    >
      <Trash2 size={14} aria-hidden />
    </button>
  )
}
