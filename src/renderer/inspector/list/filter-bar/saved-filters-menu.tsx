import { Menu } from '@base-ui/react/menu'
import { Bookmark } from 'lucide-react'
import { shorten } from '../../../../shared/describe/shorten.ts'
import { openDialog } from '../../commands/dialogs-store.ts'
import { useModel, useView } from '../../context.ts'
import { setQuery } from '../../state/view-store.ts'
import { CommandItem, Heading, Item, Line, RadioItems } from '../menu/menu-items.tsx'

/** Filters with names: apply one, keep the present one, tidy them up. */
export function SavedFiltersMenu() {
  const { view, dialogs } = useModel()
  const saved = useView((state) => state.savedFilters)
  const query = useView((state) => state.query)
  const current = saved.find((filter) => filter.query === query)
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="button filter-saved" aria-label="Saved filters" title="Saved filters">
        <Bookmark size={14} aria-hidden fill={current === undefined ? 'none' : 'currentColor'} />
        {current !== undefined && <span className="filter-saved-name">{current.name}</span>}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="choice-place" align="end" sideOffset={4}>
          <Menu.Popup className="choice-popup menu-popup">
            <CommandItem id="list.save-filter" />
            <Line />
            <Menu.Group>
              <Heading>{saved.length === 0 ? 'No filter is saved yet' : 'Saved'}</Heading>
              <RadioItems
                value={current?.name}
                options={saved.map(({ name, query: text }) => ({
                  value: name,
                  title: name,
                  note: shorten(text, 60),
                }))}
                onChoose={(name) => setQuery(view, saved.find((it) => it.name === name)?.query ?? '')}
              />
            </Menu.Group>
            {saved.length > 0 && (
              <>
                <Line />
                <Item
                  title="Rename or Delete…"
                  onRun={() => openDialog(dialogs, { kind: 'saved-filters' })}
                />
              </>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
