/** Folded and unfolded, the drawer's bar stands in another place and is made anew: the keyboard goes along. */
export function keepFocus(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`.drawer-bar ${selector}`)?.focus())
}
