import { describe, expect, it } from 'vitest'
import { keyCaps, keyWords } from './key-words.ts'

describe('keys in words', () => {
  it.each([
    ['x', ['X']],
    ['$mod+Shift+P', ['Ctrl', 'Shift', 'P']],
    ['$mod+ArrowDown', ['Ctrl', '↓']],
    ['$mod++', ['Ctrl', '+']],
    ['+', ['+']],
    ['$mod+-', ['Ctrl', '-']],
    ['Escape', ['Esc']],
  ])('[I170] of %s', (binding, caps) => {
    expect(keyCaps(binding)).toEqual(caps)
    expect(keyWords(binding)).toBe(caps.join('+'))
  })
})
