import type { KeyboardEvent } from 'react'
import { useModel } from '../context.ts'
import type { Line, Lines } from '../rows/lines.ts'
import { openDetail } from '../state/view-store.ts'
import type { TailFollow } from '../use-tail-follow.ts'
import { foldGroup } from './fold-group.ts'
import { nextIndex } from './list-keys.ts'
import { headerHeightPx } from './row-height.ts'

type GridKeysDeps = {
  readonly lines: Lines
  readonly rowPx: number
  readonly tail: TailFollow
  readonly scrollToIndex: (index: number) => void
  readonly focusedGroup: string | undefined
  readonly setFocusedGroup: (key: string | undefined) => void
}

/** What the keys do that are the list's own; the others are commands. */
export function useGridKeys(deps: GridKeysDeps): (event: KeyboardEvent) => void {
  const model = useModel()
  const { lines, rowPx, tail, scrollToIndex, focusedGroup, setFocusedGroup } = deps
  const { view, selection } = model

  const currentIndex = (): number => {
    const { selectedId } = view.getState()
    if (focusedGroup !== undefined) return indexOfGroup(lines, focusedGroup)
    return selectedId === undefined ? -1 : lines.indexOf(selectedId)
  }

  const goTo = (index: number, line: Line, isExtending: boolean): void => {
    if (line.kind === 'group') setFocusedGroup(line.group.key)
    else {
      setFocusedGroup(undefined)
      if (isExtending) selection.extendTo(line.row.id)
      else selection.only(line.row.id)
    }
    if (index === lines.count - 1 && tail.isEnabled) tail.follow()
    else {
      tail.release()
      scrollToIndex(index)
    }
  }

  const open = (): boolean => {
    if (focusedGroup !== undefined) {
      foldGroup(view, focusedGroup)
      return true
    }
    const { selectedId } = view.getState()
    if (selectedId === undefined || lines.indexOf(selectedId) < 0) return false
    openDetail(view, selectedId)
    // What the person looks at must not run away with the newest rows.
    if (lines.indexOf(selectedId) < lines.count - 1) tail.release()
    return true
  }

  /** Right unfolds, Left folds, and from a row Left goes to the head of its group. */
  const fold = (isRight: boolean): boolean => {
    if (view.getState().groupBy === 'none') return false
    const index = currentIndex()
    const line = lines.at(index)
    if (line?.kind === 'group') {
      if (line.group.isFolded === isRight) foldGroup(view, line.group.key)
      return true
    }
    if (isRight || line === undefined) return false
    const head = headAbove(lines, index)
    const group = head === undefined ? undefined : lines.at(head)
    if (head === undefined || group === undefined) return false
    goTo(head, group, false)
    return true
  }

  const act = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event
    if (event.altKey) return false
    if (event.ctrlKey || event.metaKey) {
      const { selectedId } = view.getState()
      if (key === 'a') selection.all()
      else if (key === ' ' && selectedId !== undefined) selection.toggle(selectedId)
      else return false
      return true
    }
    if (key === 'Enter' || key === ' ') return open()
    if (key === 'ArrowLeft' || key === 'ArrowRight') return fold(key === 'ArrowRight')
    if (key === 'Escape') return selection.clearMany()
    const pageRows = Math.max(
      1,
      Math.floor(((tail.scroller.current?.clientHeight ?? 0) - headerHeightPx) / rowPx) - 1,
    )
    const index = nextIndex(key, currentIndex(), lines.count, pageRows)
    const line = index === undefined ? undefined : lines.at(index)
    if (index === undefined || line === undefined) return false
    goTo(index, line, shiftKey)
    return true
  }

  return (event) => {
    if (event.target !== event.currentTarget || !act(event)) return
    event.preventDefault()
  }
}

function indexOfGroup(lines: Lines, key: string): number {
  for (let index = 0; index < lines.count; index += 1) {
    const line = lines.at(index)
    if (line?.kind === 'group' && line.group.key === key) return index
  }
  return -1
}

function headAbove(lines: Lines, from: number): number | undefined {
  for (let index = from; index >= 0; index -= 1) if (lines.at(index)?.kind === 'group') return index
  return undefined
}
