import type { KeyboardEvent, RefObject } from 'react'
import { useMemo, useRef, useState } from 'react'
import { useModel, useView } from '../../context.ts'
import type { Completion } from '../../filter/complete.ts'
import { completionsAt } from '../../filter/complete.ts'
import { liveValuesOf } from '../../filter/live-values.ts'
import { setQuery } from '../../state/view-store.ts'

export type Suggestions = {
  readonly items: readonly Completion[]
  readonly activeIndex: number | undefined
  readonly isOpen: boolean
  readonly hasFocus: boolean
  /** Whether the key was one for the suggestions. */
  readonly onKey: (event: KeyboardEvent) => boolean
  readonly take: (index: number) => void
  readonly typed: () => void
  readonly close: () => void
  readonly moved: () => void
  readonly focused: () => void
  readonly blurred: () => void
}

const most = 10

/** Between two words nothing is offered: the filter may well be complete. */
function isInWord(input: HTMLInputElement | null): boolean {
  const before = input?.value.slice(0, input.selectionStart ?? 0) ?? ''
  return /\S$/.test(before)
}

/** What could stand at the caret: asked for while somebody types, or with Ctrl+Space. */
export function useSuggestions(input: RefObject<HTMLInputElement | null>): Suggestions {
  const { view, exchanges } = useModel()
  const query = useView((state) => state.query)
  const [caret, setCaret] = useState(0)
  const [isWanted, want] = useState(false)
  const [hasFocus, setFocus] = useState(false)
  /** A completion was taken, and the caret is not behind it yet. */
  const isPlacing = useRef(false)
  const [active, setActive] = useState<number | undefined>(undefined)

  const items = useMemo(() => {
    if (!isWanted || !hasFocus) return []
    const values = liveValuesOf(exchanges.getState().ledger.rows)
    // What is there already needs no completion.
    return completionsAt(query, caret, values)
      .filter(({ from, to, insert }) => query.slice(from, to) !== insert)
      .slice(0, most)
  }, [isWanted, hasFocus, exchanges, query, caret])
  const isOpen = items.length > 0
  const activeIndex = isOpen && active !== undefined && active < items.length ? active : undefined

  const moved = (): void => {
    if (!isPlacing.current) setCaret(input.current?.selectionStart ?? 0)
  }
  const close = (): void => {
    want(false)
    setActive(undefined)
  }
  const take = (index: number): void => {
    const item = items[index]
    if (item === undefined) return
    const { from, to, insert, isKey } = item
    const rest = query.slice(to)
    const gap = isKey || rest.startsWith(' ') ? '' : ' '
    const text = `${query.slice(0, from)}${insert}${gap}${rest}`
    const at = from + insert.length + (isKey ? 0 : 1)
    setQuery(view, text)
    setCaret(at)
    setActive(undefined)
    want(isKey)
    isPlacing.current = true
    requestAnimationFrame(() => {
      input.current?.setSelectionRange(at, at)
      isPlacing.current = false
    })
  }

  const onKey = (event: KeyboardEvent): boolean => {
    const { key, ctrlKey } = event
    if (key === ' ' && ctrlKey) {
      moved()
      want(true)
      return true
    }
    if (!isOpen || ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
    if (key === 'ArrowDown') setActive(((activeIndex ?? -1) + 1) % items.length)
    else if (key === 'ArrowUp') setActive(((activeIndex ?? items.length) - 1 + items.length) % items.length)
    else if (key === 'Tab') take(activeIndex ?? 0)
    else if (key === 'Enter' && activeIndex !== undefined) take(activeIndex)
    else if (key === 'Escape') close()
    else return false
    return true
  }

  return {
    items,
    activeIndex,
    isOpen,
    hasFocus,
    onKey,
    take,
    moved,
    typed: () => {
      moved()
      want(isInWord(input.current))
      setActive(undefined)
    },
    close,
    focused: () => setFocus(true),
    blurred: () => {
      setFocus(false)
      close()
    },
  }
}
