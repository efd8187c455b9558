import { useEffect } from 'react'
import { focus } from './commands/focus-parts.ts'

/** Popups and dialogs give the keyboard back themselves; by then they have. */
const settledAfterMs = 120

/** What had the keyboard and went, or can no longer be used, leaves it to the list, the files or the toolbar. */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const remember = ({ target }: FocusEvent): void => {
      if (target instanceof Element) last = target
    }
    const check = (): void => {
      if (last === undefined || isUsable(last) || document.activeElement !== document.body) return
      if (!focus('list') && !focusFiles()) focus('toolbar')
    }
    // Nothing goes but by what a person does; looking then costs less than watching what is drawn.
    const checkSoon = (): void => {
      clearTimeout(timer)
      timer = setTimeout(check, settledAfterMs)
    }
    document.addEventListener('focusin', remember)
    document.addEventListener('keyup', checkSoon)
    document.addEventListener('click', checkSoon)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('focusin', remember)
      document.removeEventListener('keyup', checkSoon)
      document.removeEventListener('click', checkSoon)
    }
  }, [])
}

const isUsable = (element: Element): boolean => element.isConnected && !element.matches(':disabled')

function focusFiles(): boolean {
  const files = document.getElementById('files')
  files?.focus()
  return files !== null
}
