import { expect, it } from 'vitest'
import { editBetween } from './edit.ts'

it.each([
  { before: '', after: 'a', cursor: 1, newCharacters: 'a', startPosition: 1, numDeleted: 0 },
  { before: 'ac', after: 'abc', cursor: 2, newCharacters: 'b', startPosition: 2, numDeleted: 0 },
  { before: 'aaa', after: 'aaaa', cursor: 1, newCharacters: 'a', startPosition: 1, numDeleted: 0 },
  { before: 'aaa', after: 'aaaa', cursor: 4, newCharacters: 'a', startPosition: 4, numDeleted: 0 },
  { before: 'abc', after: 'ac', cursor: 1, newCharacters: '', startPosition: 2, numDeleted: 1 },
  { before: 'aaa', after: 'aa', cursor: 0, newCharacters: '', startPosition: 1, numDeleted: 1 },
  { before: 'one two', after: 'one 2', cursor: 5, newCharacters: '2', startPosition: 5, numDeleted: 3 },
  { before: 'same', after: '', cursor: 0, newCharacters: '', startPosition: 1, numDeleted: 4 },
  { before: 'é😀', after: 'é😀!', cursor: 4, newCharacters: '!', startPosition: 3, numDeleted: 0 },
])(
  '[V18] from "$before" to "$after" with the cursor at $cursor puts in "$newCharacters"',
  ({ before, after, cursor, ...edit }) => {
    expect(editBetween(before, after, cursor)).toEqual({ phase: 'editing', text: after, ...edit })
  },
)
