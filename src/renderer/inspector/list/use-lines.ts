import { useList } from '../context.ts'
import type { Lines } from '../rows/lines.ts'

/** The lines of the list; the component renders again whenever they may have changed. */
export function useLines(): Lines {
  useList((state) => state.revision)
  return useList((state) => state.lines)
}
