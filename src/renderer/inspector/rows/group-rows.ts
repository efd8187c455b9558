import { isOpen } from '../../../shared/exchange.ts'
import type { RowGroup } from './lines.ts'
import type { Row } from './row.ts'

export type Groups = {
  readonly heads: readonly RowGroup[]
  /** A row's place in the ledger; a head as `-1 - index`. */
  readonly lines: readonly number[]
}

type Counting = { -readonly [Field in keyof RowGroup]: RowGroup[Field] } & { readonly places: number[] }

export type GroupBy = 'host' | 'site'

const titles = { host: 'No host', site: 'No call site' } as const

const nameOf = (row: Row, by: GroupBy): string => (by === 'host' ? row.host : (row.request.callSite ?? ''))

/** As long as a view may keep it. */
const keyOf = (by: GroupBy, name: string): string => `${by}:${name}`.slice(0, 400)

/** Of the group that a row is in. */
export const groupKeyOf = (row: Row, by: GroupBy): string => keyOf(by, nameOf(row, by))

/** Between two of these something else may run. */
const rowsPerStep = 2048

/**
 * Rows under their heads, which stand in the order of their first rows. Folded groups show their head alone. Yields
 * often, so that a caller can stop and go on in the next frame.
 */
export function* groupInSlices(
  order: readonly number[],
  rows: readonly Row[],
  by: GroupBy,
  foldedKeys: ReadonlySet<string>,
): Generator<void, Groups> {
  const groups = new Map<string, Counting>()
  for (let index = 0; index < order.length; index += 1) {
    if (index % rowsPerStep === rowsPerStep - 1) yield
    const place = order[index] ?? -1
    const row = rows[place]
    if (row === undefined) continue
    const name = nameOf(row, by)
    let group = groups.get(name)
    if (group === undefined) {
      group = emptyGroup(by, name, foldedKeys)
      groups.set(name, group)
    }
    group.count += 1
    if (isOpen(row)) group.openCount += 1
    if (row.state === 'failed') group.failedCount += 1
    group.receivedBytes += row.receivedBytes
    if (!group.isFolded) group.places.push(place)
  }
  const heads: RowGroup[] = []
  const lines: number[] = []
  for (const { places, ...head } of groups.values()) {
    lines.push(-1 - heads.length)
    heads.push(head)
    for (const place of places) lines.push(place)
  }
  return { heads, lines }
}

/** The same at once. */
export function groupRows(...asked: Parameters<typeof groupInSlices>): Groups {
  const grouping = groupInSlices(...asked)
  let step = grouping.next()
  while (step.done !== true) step = grouping.next()
  return step.value
}

function emptyGroup(by: GroupBy, name: string, foldedKeys: ReadonlySet<string>): Counting {
  const key = keyOf(by, name)
  return {
    key,
    title: name === '' ? titles[by] : name,
    count: 0,
    openCount: 0,
    failedCount: 0,
    receivedBytes: 0,
    isFolded: foldedKeys.has(key),
    places: [],
  }
}
