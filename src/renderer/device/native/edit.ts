import type { FieldInput } from '../../../runtime/native-view.ts'

type Editing = Extract<FieldInput, { phase: 'editing' }>

/**
 * What an edit of a text was, from the text before, the one after and where the cursor came to stand, which decides
 * which of several equal letters was typed. Lengths and places count characters, as the reader sees code points.
 */
export function editBetween(before: string, after: string, cursor: number): Editing {
  const old = Array.from(before)
  const now = Array.from(after)
  const cursorAt = Array.from(after.slice(0, cursor)).length
  const longestEnd = Math.min(old.length, now.length - cursorAt)
  let end = 0
  while (end < longestEnd && old.at(-1 - end) === now.at(-1 - end)) end += 1
  const longestStart = Math.min(old.length, now.length) - end
  let start = 0
  while (start < longestStart && old[start] === now[start]) start += 1
  return {
    phase: 'editing',
    text: after,
    newCharacters: now.slice(start, now.length - end).join(''),
    startPosition: start + 1,
    numDeleted: old.length - end - start,
  }
}
