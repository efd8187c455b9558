import { Menu } from '@base-ui/react/menu'
import { shorten } from '../../../../shared/describe/shorten.ts'
import type { Command } from '../../commands/command.ts'
import { commands } from '../../commands/registry.ts'
import { useModel, useRow } from '../../context.ts'
import { columnOf } from '../columns/catalogue.ts'
import { termForCell } from '../../filter/edit-query.ts'
import { copyText } from '../../state/copy-text.ts'
import { filterByCell } from '../filter-by-cell.ts'
import { useSelectedIds } from '../use-selection.ts'
import { CommandItem, Heading, Item, Line, Submenu } from './menu-items.tsx'

type RowItemsProps = { readonly id: string; readonly columnKey: string | undefined }

const isCopy = ({ id }: Command): boolean => id.includes('.copy')
const isMark = ({ id }: Command): boolean => /\.(un)?mark/.test(id)

/** Everything that can be done with the selected requests, then with the cell that was pressed. */
export function RowItems({ id, columnKey }: RowItemsProps) {
  const count = useSelectedIds().size
  const own = commands.filter(({ group }) => group === 'Request')
  const copies = own.filter(isCopy)
  const marks = own.filter(isMark)
  const others = own.filter((command) => !isCopy(command) && !isMark(command))
  return (
    <Menu.Group>
      {count > 1 && <Heading>{count} selected</Heading>}
      <CommandItem id="traffic.cancel-selected" title={count > 1 ? 'Cancel Selected' : 'Cancel'} />
      {others.map((command) => (
        <CommandItem key={command.id} id={command.id} />
      ))}
      {marks.length > 0 && (
        <Submenu title="Mark">
          {marks.map((command) => (
            <CommandItem key={command.id} id={command.id} />
          ))}
        </Submenu>
      )}
      {copies.length > 0 && (
        <Submenu title="Copy">
          {copies.map((command) => (
            <CommandItem key={command.id} id={command.id} />
          ))}
        </Submenu>
      )}
      {columnKey !== undefined && <CellItems id={id} columnKey={columnKey} />}
    </Menu.Group>
  )
}

function CellItems({ id, columnKey }: { readonly id: string; readonly columnKey: string }) {
  const model = useModel()
  const { view } = model
  const row = useRow(id)
  const column = columnOf(columnKey)
  if (row === undefined || column === undefined || column.isAction === true) return null
  const text = column.text(row)
  const term = termForCell(columnKey, row)
  if (text === '' && term === undefined) return null
  return (
    <>
      <Line />
      {term !== undefined && (
        <>
          <Item
            title={`Filter by ${shorten(term, 40)}`}
            keys="Alt+Click"
            onRun={() => filterByCell(view, columnKey, row)}
          />
          <Item
            title={`Filter Out ${shorten(term, 40)}`}
            onRun={() => filterByCell(view, columnKey, row, true)}
          />
        </>
      )}
      {text !== '' && <Item title={`Copy ${column.label}`} onRun={() => void copyText(model, text)} />}
    </>
  )
}
