const isInside = (event: KeyboardEvent, selector: string): boolean =>
  event.target instanceof Element && event.target.closest(selector) !== null

/**
 * Whether a key press means "go to the filter": `/` anywhere but in text, Ctrl+F or Cmd+F anywhere, and neither while
 * a dialog asks something. By the character and not by the key, since `/` is on another key in other layouts.
 */
export function asksForFilter(event: KeyboardEvent): boolean {
  if (isInside(event, '[role=dialog], [role=alertdialog]') || event.altKey) return false
  const isCommand = event.ctrlKey || event.metaKey
  if (event.key === '/') return !isCommand && !isInside(event, 'input, textarea, select, [contenteditable]')
  return event.key.toLowerCase() === 'f' && isCommand
}
