import type { Column } from './column.ts'
import { drawnColumns } from './drawn-columns.tsx'
import { textColumns } from './text-columns.ts'

const order =
  'mark status method api name progress size time waterfall note ' +
  'url host path scheme type protocol address file directory site initiator ' +
  'started ended first-byte latency sent events withheld redirects code cancelled-by session requestId cancel'

const byKey = new Map([...drawnColumns, ...textColumns].map((column) => [column.key, column]))

/** All columns but those of headers, in the order of the chooser. */
export const columnCatalogue: readonly Column[] = order.split(' ').flatMap((key) => byKey.get(key) ?? [])

const headerKey = /^(request|response):([!#$%&'*+.^_`|~0-9a-z-]{1,100})$/

export type HeaderSide = 'request' | 'response'

/** The key of a header's column; undefined when that is no name of a header. */
export function headerColumnKey(side: HeaderSide, name: string): string | undefined {
  const key = `${side}:${name.trim().toLowerCase()}`
  return headerKey.test(key) ? key : undefined
}

/** A column by its key: one of the catalogue, or of any header. Undefined for keys that nobody knows (any more). */
export function columnOf(key: string): Column | undefined {
  const known = byKey.get(key)
  if (known !== undefined) return known
  const cached = headerColumns.get(key)
  if (cached !== undefined) return cached
  const parts = headerKey.exec(key)
  if (parts === null) return undefined
  const [, side = '', name = ''] = parts
  const column: Column = {
    key,
    label: name,
    title: `The header “${name}” of the ${side}`,
    widthPx: 140,
    leastPx: 60,
    text: (row) => row.headerValues?.[key] ?? '',
  }
  headerColumns.set(key, column)
  return column
}

// One object for each header, so that rows know by identity whether their columns changed.
const headerColumns = new Map<string, Column>()
