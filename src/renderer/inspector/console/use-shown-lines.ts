import { useEffect, useMemo, useReducer } from 'react'
import { useStore } from 'zustand'
import { useExchanges, useModel } from '../context.ts'
import type { ConsoleLine } from '../state/console-lines.ts'
import { parseConsoleQuery } from './console-query.ts'
import { createShownLines } from './shown-lines.ts'

/** The lines that the filter and the levels leave, kept up as the app goes on; many lines take more frames than one. */
export function useShownLines(): readonly ConsoleLine[] {
  const store = useModel().console
  const revision = useExchanges((state) => state.ledger.console.revision)
  const { lines } = useExchanges((state) => state.ledger.console)
  const query = useStore(store, (state) => state.query)
  const levels = useStore(store, (state) => state.levels)
  const [turn, again] = useReducer((count: number) => count + 1, 0)
  const shownLines = useMemo(() => createShownLines(() => performance.now()), [])
  const test = useMemo(() => {
    const wanted = new Set(levels)
    const parsed = parseConsoleQuery(query)
    return (line: ConsoleLine): boolean => wanted.has(line.level) && parsed.test(line)
  }, [query, levels])
  const { shown, isComplete } = useMemo(
    () => ({ ...shownLines.update(lines, test) }),
    // oxlint-disable-next-line react/exhaustive-deps -- lines change in place, told by the revision
    [shownLines, lines, test, revision, turn],
  )
  useEffect(() => {
    if (isComplete) return undefined
    const frame = requestAnimationFrame(again)
    return () => cancelAnimationFrame(frame)
  }, [isComplete, turn, revision])
  return shown
}
