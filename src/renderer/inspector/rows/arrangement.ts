import type { CompiledFilter, FilterContext } from '../filter/filter.ts'
import type { Counting, Totals } from '../state/totals.ts'
import { count, createTotals, spansOf, uncount } from '../state/totals.ts'
import type { GroupBy, Groups } from './group-rows.ts'
import { groupInSlices, groupRows } from './group-rows.ts'
import type { Lines } from './lines.ts'
import type { Row } from './row.ts'
import type { SortKey, SortValue } from './sort-key.ts'
import { compareValues } from './sort-key.ts'
import { mergeFew, sortInSlices } from './sort-in-slices.ts'

/** All rows there are, in the order of the log; changed in place. A row stands at its ordinal less one. */
export type RowSource = { readonly rows: readonly Row[]; readonly byId: ReadonlyMap<string, Row> }

/** What the list is asked to show. */
export type Arranging = {
  readonly filter: CompiledFilter
  readonly context: () => FilterContext
  readonly sort?: { readonly key: SortKey; readonly isDescending: boolean }
  readonly group?: GroupBy
  readonly foldedKeys: ReadonlySet<string>
}

/** Rows as they were asked for, kept up with the log. */
export type Arrangement = {
  readonly lines: Lines
  readonly totals: () => Totals
  /** Rows that wait to appear, to move or to leave. */
  readonly waitingCount: () => number
  /** Something waits: rows, or the counts of a group's head. */
  readonly isDue: () => boolean
  /** After rows changed: those that can are appended at once, and the others wait. */
  readonly take: (places: Iterable<number>) => void
  /** Puts what waits into its place. */
  readonly settle: () => void
  readonly fold: (keys: ReadonlySet<string>) => void
}

export type ArrangeProgress = {
  /** Rows that the filter has seen. */
  readonly lookedAt: number
  /** What can be shown before it is complete, because it only grows at its end. */
  readonly growing: Arrangement | undefined
}

/** So many rows between two looks at the clock. */
const rowsPerStep = 64

/** Filters, sorts and groups; yields often, so that a caller can stop and go on in the next frame. */
export function* arrange(source: RowSource, asked: Arranging): Generator<ArrangeProgress, Arrangement> {
  const { rows } = source
  const { filter, sort, group } = asked
  const isPlain = sort === undefined && group === undefined
  const placed: (Row | undefined)[] = []
  const values: SortValue[] = []
  const waiting = new Set<number>()
  let order: number[] = []
  const totals: Counting = createTotals()
  let foldedKeys = asked.foldedKeys
  let groups: Groups | undefined
  let areGroupsDue = false
  /** Where each row's line is, by its place; made when somebody asks. */
  let positions: Int32Array | undefined

  const compare = (a: number, b: number): number => {
    const byValue = sort === undefined ? 0 : compareValues(values[a], values[b], sort.isDescending)
    return byValue === 0 ? a - b : byValue
  }
  const put = (place: number, row: Row): void => {
    count(totals, placed[place], row)
    placed[place] = row
  }
  const append = (place: number, row: Row): void => {
    put(place, row)
    order.push(place)
  }
  const regroup = (): void => {
    groups = group === undefined ? undefined : groupRows(order, rows, group, foldedKeys)
    areGroupsDue = false
    positions = undefined
  }

  const takeOne = (place: number, row: Row, context: FilterContext): void => {
    const isWanted = filter.matches(row, context)
    const isPlaced = placed[place] !== undefined
    if (isPlaced) put(place, row)
    if (isPlaced && group !== undefined) areGroupsDue = true
    if (isWanted && !isPlaced && isPlain && place > (order.at(-1) ?? -1)) append(place, row)
    else if (isWanted !== isPlaced) waiting.add(place)
    else if (isPlaced && sort !== undefined && sort.key.of(row, context.nowMs) !== values[place]) {
      waiting.add(place)
    } else waiting.delete(place)
  }

  const settle = (): void => {
    if (waiting.size > 0) {
      const context = asked.context()
      const isLeaving = new Uint8Array(rows.length)
      const coming: number[] = []
      let isAnyGone = false
      for (const place of waiting) {
        const row = rows[place]
        if (row === undefined) continue
        if (placed[place] !== undefined) isLeaving[place] = 1
        if (filter.matches(row, context)) {
          values[place] = sort?.key.of(row, context.nowMs)
          coming.push(place)
          put(place, row)
        } else if (placed[place] !== undefined) {
          uncount(totals, placed[place])
          placed[place] = undefined
          isAnyGone = true
        }
      }
      waiting.clear()
      order = mergeFew(
        order.filter((place) => isLeaving[place] === 0),
        coming.toSorted(compare),
        compare,
      )
      if (isAnyGone) totals.spans = spansOf(order, rows)
    }
    regroup()
  }

  const lineCount = (): number => groups?.lines.length ?? order.length
  const positionsNow = (): Int32Array => {
    const made = new Int32Array(rows.length).fill(-1)
    const lines = groups?.lines ?? order
    for (let index = 0; index < lines.length; index += 1) {
      const place = lines[index] ?? -1
      if (place >= 0) made[place] = index
    }
    return made
  }

  const arrangement: Arrangement = {
    lines: {
      get count() {
        return lineCount()
      },
      at: (index) => {
        const place = (groups?.lines ?? order)[index]
        if (place === undefined) return undefined
        const head = groups?.heads[-1 - place]
        if (head !== undefined) return { kind: 'group', group: head }
        const row = rows[place]
        return row === undefined ? undefined : { kind: 'row', row }
      },
      indexOf: (exchangeId) => {
        const place = (source.byId.get(exchangeId)?.ordinal ?? 0) - 1
        if (placed[place] === undefined) return -1
        if (isPlain) return indexOfSorted(order, place)
        positions ??= positionsNow()
        return positions[place] ?? -1
      },
    },
    totals: () => ({ ...totals }),
    waitingCount: () => waiting.size,
    isDue: () => waiting.size > 0 || areGroupsDue,
    take: (places) => {
      const context = asked.context()
      for (const place of places) {
        const row = rows[place]
        if (row !== undefined) takeOne(place, row, context)
      }
    },
    settle,
    fold: (keys) => {
      foldedKeys = keys
      regroup()
    },
  }

  function* withProgress<Result>(work: Generator<void, Result>): Generator<ArrangeProgress, Result> {
    let step = work.next()
    while (step.done !== true) {
      yield { lookedAt: rows.length, growing: undefined }
      step = work.next()
    }
    return step.value
  }

  const context = asked.context()
  const growing = isPlain ? arrangement : undefined
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place]
    if (row !== undefined && filter.matches(row, context)) {
      if (sort !== undefined) values[place] = sort.key.of(row, context.nowMs)
      append(place, row)
    }
    if (place % rowsPerStep === rowsPerStep - 1) yield { lookedAt: place + 1, growing }
  }
  if (sort !== undefined) order = yield* withProgress(sortInSlices(order, compare))
  if (group !== undefined) {
    groups = yield* withProgress(groupInSlices(order, rows, group, foldedKeys))
  }
  return arrangement
}

function indexOfSorted(order: readonly number[], place: number): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((order[middle] ?? 0) < place) low = middle + 1
    else high = middle
  }
  return order[low] === place ? low : -1
}

/** Everything in the order of the log: it costs nothing to keep. */
export function arrangeAll(source: RowSource, totals: () => Totals): Arrangement {
  const { rows, byId } = source
  return {
    lines: {
      get count() {
        return rows.length
      },
      at: (index) => {
        const row = rows[index]
        return row === undefined ? undefined : { kind: 'row', row }
      },
      indexOf: (exchangeId) => (byId.get(exchangeId)?.ordinal ?? 0) - 1,
    },
    totals,
    waitingCount: () => 0,
    isDue: () => false,
    take: () => {},
    settle: () => {},
    fold: () => {},
  }
}
