import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { ExchangesStore } from './exchanges-store.ts'
import type { ListStore } from './list-store.ts'
import type { ViewStore } from './view-store.ts'
import { select } from './view-store.ts'

/** The selected exchanges; `View.selectedId` is the one that has the focus, and is one of them. */
export type SelectionStore = StoreApi<{ readonly ids: ReadonlySet<string> }>

export type Selection = {
  readonly store: SelectionStore
  /** A click, an arrow key. */
  readonly only: (id: string) => void
  /** A click with Ctrl: adds it, or takes it out. */
  readonly toggle: (id: string) => void
  /** A click or an arrow key with Shift: everything from where the selection began. */
  readonly extendTo: (id: string) => void
  /** Every row that is shown. */
  readonly all: () => void
  /** Leaves only the focused one of several. Whether there was anything to leave. */
  readonly clearMany: () => boolean
  readonly set: (ids: readonly string[]) => void
  /** What an action is done to: the selected ones that are shown, in the order of the list. */
  readonly shown: () => readonly string[]
}

export type SelectionDeps = {
  readonly exchanges: ExchangesStore
  readonly view: ViewStore
  readonly list: ListStore
}

/** Survives a filter, a sort and a grouping; what the log forgot is selected no more. */
export function createSelection({ exchanges, view, list }: SelectionDeps): Selection {
  const first = view.getState().selectedId
  const store: SelectionStore = createStore(() => ({ ids: new Set(first === undefined ? [] : [first]) }))
  let anchorId = first

  /** The selection changes before the focus does: nobody sees a focus outside of it. */
  const put = (ids: ReadonlySet<string>, focusedId: string | undefined): void => {
    store.setState({ ids })
    if (view.getState().selectedId === focusedId) return
    if (focusedId !== undefined) select(view, focusedId)
    else {
      const { selectedId: _none, ...rest } = view.getState()
      view.setState(rest, true)
    }
  }

  const rangeTo = (id: string): ReadonlySet<string> => {
    const { lines } = list.getState()
    const [from, to] = [anchorId === undefined ? -1 : lines.indexOf(anchorId), lines.indexOf(id)]
    if (from < 0 || to < 0) return new Set([id])
    return new Set(idsBetween(Math.min(from, to), Math.max(from, to)))
  }

  const idsBetween = (from: number, to: number): readonly string[] => {
    const { lines } = list.getState()
    const ids: string[] = []
    for (let index = from; index <= to; index += 1) {
      const line = lines.at(index)
      if (line?.kind === 'row') ids.push(line.row.id)
    }
    return ids
  }

  const toggle = (id: string): void => {
    const ids = new Set(store.getState().ids)
    if (!ids.delete(id)) ids.add(id)
    anchorId = id
    put(ids, ids.has(id) ? id : [...ids].at(-1))
  }

  view.subscribe(({ selectedId }, before) => {
    if (selectedId === before.selectedId || selectedId === undefined) return
    if (store.getState().ids.has(selectedId)) return
    // Somebody else went there: from a finding, a line of the console, the timeline.
    anchorId = selectedId
    store.setState({ ids: new Set([selectedId]) })
  })

  exchanges.subscribe(({ ledger, connection }, before) => {
    if (ledger === before.ledger || connection !== 'live') return
    const { ids } = store.getState()
    const kept = [...ids].filter((id) => ledger.byId.has(id))
    if (kept.length === ids.size) return
    const { selectedId } = view.getState()
    put(new Set(kept), selectedId !== undefined && ledger.byId.has(selectedId) ? selectedId : kept.at(-1))
  })

  return {
    store,
    only: (id) => {
      anchorId = id
      put(new Set([id]), id)
    },
    toggle,
    extendTo: (id) => {
      anchorId ??= id
      put(rangeTo(id), id)
    },
    all: () => {
      const ids = idsBetween(0, list.getState().lines.count - 1)
      const { selectedId } = view.getState()
      if (ids.length > 0)
        put(new Set(ids), selectedId !== undefined && ids.includes(selectedId) ? selectedId : ids[0])
    },
    clearMany: () => {
      const { selectedId } = view.getState()
      if (store.getState().ids.size < 2 || selectedId === undefined) return false
      anchorId = selectedId
      put(new Set([selectedId]), selectedId)
      return true
    },
    set: (ids) => {
      anchorId = ids.at(-1)
      put(new Set(ids), anchorId)
    },
    shown: () => {
      const { lines } = list.getState()
      return [...store.getState().ids]
        .map((id) => ({ id, index: lines.indexOf(id) }))
        .filter(({ index }) => index >= 0)
        .toSorted((a, b) => a.index - b.index)
        .map(({ id }) => id)
    },
  }
}
