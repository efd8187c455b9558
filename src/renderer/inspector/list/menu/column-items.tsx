import { Menu } from '@base-ui/react/menu'
import { openDialog } from '../../commands/dialogs-store.ts'
import { useModel, useView } from '../../context.ts'
import type { Sort } from '../../state/view-storage.ts'
import { columnCatalogue, columnOf } from '../columns/catalogue.ts'
import {
  hideColumn,
  resetColumns,
  resizeColumn,
  shiftColumn,
  showColumn,
  sortBy,
} from '../columns/column-actions.ts'
import { contentWidthOf } from '../header/content-width.ts'
import { CheckItem, Heading, Item, Line, RadioItems, Submenu } from './menu-items.tsx'

/** What can be done with one column, then with all of them. */
export function ColumnItems({ columnKey }: { readonly columnKey: string }) {
  const { view } = useModel()
  const column = columnOf(columnKey)
  const isLast = useView((state) => state.columns.length <= 1)
  if (column === undefined) return null
  const fit = (): void => {
    const list = document.getElementById('exchanges')
    if (list !== null) resizeColumn(view, columnKey, contentWidthOf(list, columnKey))
  }
  return (
    <>
      {column.isAction !== true && <SortItems columnKey={columnKey} />}
      <Menu.Group>
        <Heading>{column.label}</Heading>
        <Item title="Move Left" keys="Alt+←" onRun={() => shiftColumn(view, columnKey, -1)} />
        <Item title="Move Right" keys="Alt+→" onRun={() => shiftColumn(view, columnKey, 1)} />
        {column.isFixed !== true && <Item title="Fit to Content" onRun={fit} />}
        <Item title="Hide" keys="Del" isDisabled={isLast} onRun={() => hideColumn(view, columnKey)} />
      </Menu.Group>
      <Line />
      <Submenu title="Columns">
        <ColumnChooser />
      </Submenu>
      <HeaderColumnItem />
      <Item title="Reset Columns" onRun={() => resetColumns(view)} />
    </>
  )
}

export function HeaderColumnItem() {
  const { dialogs } = useModel()
  return <Item title="Any Header as a Column…" onRun={() => openDialog(dialogs, { kind: 'header-column' })} />
}

/** A switch for each column; those of headers that are shown come last. */
export function ColumnChooser() {
  const { view } = useModel()
  const shown = useView((state) => state.columns)
  const shownKeys = new Set(shown.map(({ key }) => key))
  const known = new Set(columnCatalogue.map(({ key }) => key))
  const headers = shown.flatMap(({ key }) => (known.has(key) ? [] : (columnOf(key) ?? [])))
  return [...columnCatalogue, ...headers].map(({ key, label, title }) => (
    <CheckItem
      key={key}
      title={label}
      note={title}
      isOn={shownKeys.has(key)}
      isDisabled={shownKeys.size === 1 && shownKeys.has(key)}
      onSwitch={(isOn) => (isOn ? showColumn(view, key) : hideColumn(view, key))}
    />
  ))
}

const waterfallSorts = [
  ['waterfall-start', 'Start'],
  ['waterfall-response', 'Response'],
  ['waterfall-end', 'End'],
  ['waterfall-duration', 'Duration'],
  ['waterfall-latency', 'Latency'],
] as const

function SortItems({ columnKey }: { readonly columnKey: string }) {
  const { view } = useModel()
  const sort = useView((state) => state.sort)
  const keys = columnKey === 'waterfall' ? waterfallSorts : ([[columnKey, undefined]] as const)
  const options = keys.flatMap(([key, title]) =>
    [false, true].map((isDescending) => ({
      value: `${key} ${isDescending ? 'descending' : 'ascending'}`,
      title:
        `${title === undefined ? '' : `By ${title}, `}${isDescending ? 'Descending' : 'Ascending'}`.trim(),
    })),
  )
  return (
    <Menu.Group>
      <Heading>Sort</Heading>
      <RadioItems
        value={sort === undefined ? 'log ascending' : valueOf(sort)}
        options={[...options, { value: 'log ascending', title: 'Order of the Log' }]}
        onChoose={(value) => {
          const [key = '', direction] = value.split(' ')
          sortBy(view, key === 'log' ? undefined : { key, isDescending: direction === 'descending' })
        }}
      />
      <Line />
    </Menu.Group>
  )
}

const valueOf = ({ key, isDescending }: Sort): string =>
  `${key === 'waterfall' ? 'waterfall-start' : key} ${isDescending ? 'descending' : 'ascending'}`
