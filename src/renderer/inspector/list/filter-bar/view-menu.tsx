import { Menu } from '@base-ui/react/menu'
import { SlidersHorizontal } from 'lucide-react'
import { openDialog } from '../../commands/dialogs-store.ts'
import { useModel, useView } from '../../context.ts'
import { resetColumns } from '../columns/column-actions.ts'
import { ColumnChooser, HeaderColumnItem } from '../menu/column-items.tsx'
import { CheckItem, Heading, Item, Line, RadioItems, Submenu } from '../menu/menu-items.tsx'

const groupings = [
  { value: 'none', title: 'Nothing' },
  { value: 'host', title: 'Host' },
  { value: 'site', title: 'Call Site' },
] as const

const densities = [
  { value: 'comfortable', title: 'Comfortable' },
  { value: 'compact', title: 'Compact' },
] as const

/** How the list looks: its groups, its columns, its density. */
export function ViewMenu() {
  const { view, dialogs } = useModel()
  const groupBy = useView((state) => state.groupBy)
  const density = useView((state) => state.density)
  const isQuiet = useView((state) => state.isQuiet)
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="button filter-view" aria-label="View" title="Groups, columns, density">
        <SlidersHorizontal size={14} aria-hidden />
        <span className="filter-label">View</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="choice-place" align="end" sideOffset={4}>
          <Menu.Popup className="choice-popup menu-popup">
            <Menu.Group>
              <Heading>Group by</Heading>
              <RadioItems
                value={groupBy}
                options={groupings}
                onChoose={(next) => view.setState({ groupBy: next })}
              />
            </Menu.Group>
            <Line />
            <Menu.Group>
              <Heading>Rows</Heading>
              <RadioItems
                value={density}
                options={densities}
                onChoose={(next) => view.setState({ density: next })}
              />
            </Menu.Group>
            <Line />
            <Submenu title="Columns">
              <ColumnChooser />
            </Submenu>
            <HeaderColumnItem />
            <Item title="Reset Columns" onRun={() => resetColumns(view)} />
            <Line />
            <CheckItem
              title="Announce to Screen Readers"
              isOn={!isQuiet}
              onSwitch={(isOn) => view.setState({ isQuiet: !isOn })}
            />
            <Item
              title="What the Filter Understands"
              onRun={() => openDialog(dialogs, { kind: 'filter-help' })}
            />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
