/** Where the selection goes with a key; `undefined` when the key is not one of the list's. */
export function nextIndex(key: string, index: number, count: number, pageRows: number): number | undefined {
  if (count === 0) return undefined
  const last = count - 1
  const clamp = (value: number): number => Math.min(last, Math.max(0, value))
  switch (key) {
    case 'ArrowDown':
      return clamp(index + 1)
    case 'ArrowUp':
      // Nothing selected yet: up begins at the newest.
      return index < 0 ? last : clamp(index - 1)
    case 'PageDown':
      return clamp(Math.max(index, 0) + pageRows)
    case 'PageUp':
      return index < 0 ? last : clamp(index - pageRows)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}
