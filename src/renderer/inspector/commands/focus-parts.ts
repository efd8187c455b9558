import type { InspectorModel } from '../state/model.ts'
import { openDrawer } from '../state/view-store.ts'

export const focusParts = ['filter', 'list', 'details', 'drawer', 'toolbar'] as const
export type FocusPart = (typeof focusParts)[number]

/** What takes the keyboard in each part, the first that is there. */
const selectors: Readonly<Record<FocusPart, readonly string[]>> = {
  filter: ['[role=search] input'],
  list: ['#exchanges', '.list-pane [tabindex="0"]', '.list-pane button:not(:disabled)'],
  details: ['[aria-label="Details"] [role=tab][aria-selected=true]', '[aria-label="Details"] button'],
  drawer: ['.drawer [role=tab][aria-selected=true]', '.drawer [role=tab]'],
  toolbar: ['.toolbar button:not(:disabled)'],
}

const elementOf = (part: FocusPart): HTMLElement | undefined => {
  for (const selector of selectors[part]) {
    const element = document.querySelector<HTMLElement>(selector)
    if (element !== null) return element
  }
  return undefined
}

/** Whether the part is there to be focused. */
export function focus(part: FocusPart): boolean {
  const element = elementOf(part)
  element?.focus()
  if (element instanceof HTMLInputElement) element.select()
  return element !== undefined
}

/** Brings the part into the window, then focuses it once it is drawn. */
export function focusPart(model: InspectorModel, part: FocusPart): void {
  const { view } = model
  if (part === 'filter' || part === 'list' || part === 'details') view.setState({ mainView: 'traffic' })
  if (part === 'details') view.setState({ isDetailOpen: true })
  if (part === 'drawer') openDrawer(view, view.getState().drawerTab)
  // The drawer's other tab is chosen only once it is drawn.
  if (part === 'drawer' || !focus(part)) requestAnimationFrame(() => focus(part))
}

const areas: Readonly<Record<FocusPart, string>> = {
  filter: '[role=search]',
  list: '.list-pane',
  details: '[aria-label="Details"]',
  drawer: '.drawer',
  toolbar: '.toolbar',
}

/** The next part that is there, round and round; from nowhere the list, or the last part. */
export function cycleFocus(step: 1 | -1): void {
  const at = focusParts.findIndex((part) => document.activeElement?.closest(areas[part]) != null)
  const count = focusParts.length
  const from = at >= 0 ? at : step === 1 ? 0 : count
  for (let steps = 1; steps <= count; steps += 1) {
    const part = focusParts[(from + step * steps + count * steps) % count]
    if (part !== undefined && focus(part)) return
  }
}
