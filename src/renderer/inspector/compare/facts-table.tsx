import type { Ref } from 'react'
import { shorten } from '../../../shared/describe/shorten.ts'
import type { ComparedRow, ComparedSection } from './comparison.ts'
import { isDifference } from './comparison.ts'

type FactsTableProps = {
  readonly sections: readonly ComparedSection[]
  readonly labels: readonly [left: string, right: string]
  readonly onlyDifferences: boolean
  readonly ref: Ref<HTMLTableElement>
}

const kindWords: Readonly<Record<ComparedRow['kind'], string>> = {
  same: 'Same',
  different: 'Different',
  left: 'Only left',
  right: 'Only right',
}
const kindSigns: Readonly<Record<ComparedRow['kind'], string>> = {
  same: '',
  different: '≠',
  left: '−',
  right: '+',
}

/** Two exchanges fact by fact; headers and query by their names, events by their order. */
export function FactsTable({ sections, labels, onlyDifferences, ref }: FactsTableProps) {
  const shown = sections
    .map(({ title, rows }) => ({
      title,
      rows: onlyDifferences ? rows.filter((row) => isDifference(row) || isSlower(row)) : rows,
    }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <table className="compare-facts" ref={ref}>
      <thead>
        <tr>
          <td />
          <td />
          <th scope="col">
            <bdi>{labels[0]}</bdi>
          </th>
          <th scope="col">
            <bdi>{labels[1]}</bdi>
          </th>
        </tr>
      </thead>
      {shown.map(({ title, rows }) => (
        <tbody key={title}>
          <tr>
            <th className="compare-section" scope="rowgroup" colSpan={4}>
              {title}
            </th>
          </tr>
          {rows.map((row, index) => (
            <Row key={index} row={row} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

/** A time that is told although it counts as no difference. */
const isSlower = ({ measure, kind }: ComparedRow): boolean => measure !== undefined && kind !== 'same'

function Row({ row }: { readonly row: ComparedRow }) {
  const { label, left, right, kind, measure } = row
  const isDifferent = isDifference(row)
  return (
    <tr data-kind={isDifferent ? kind : 'same'} tabIndex={isDifferent ? -1 : undefined}>
      <td className="compare-sign" title={isDifferent ? kindWords[kind] : undefined}>
        {isDifferent && (
          <>
            <span aria-hidden>{kindSigns[kind]}</span>
            <span className="visually-hidden">{kindWords[kind]}</span>
          </>
        )}
      </td>
      <th scope="row">
        <bdi>{shorten(label, 200)}</bdi>
      </th>
      <Value value={left} />
      <Value value={right} measure={measure} />
    </tr>
  )
}

function Value({
  value,
  measure,
}: {
  readonly value: string | undefined
  readonly measure?: string | undefined
}) {
  if (value === undefined) return <td className="compare-missing">–</td>
  return (
    <td title={value.length > 300 ? shorten(value, 2000) : undefined}>
      <bdi>{shorten(value, 300)}</bdi>
      {measure !== undefined && measure !== '' && <span className="compare-measure"> {measure}</span>}
    </td>
  )
}
