import { describe, expect, it } from 'vitest'
import { boundedRegex } from './bounded-regex.ts'

const testOf = (source: string, isCaseSensitive = true): ((text: string) => boolean) => {
  const regex = boundedRegex(source, isCaseSensitive)
  if (typeof regex === 'string') throw new Error(`${source} was not taken: ${regex}`)
  return regex.test
}

const sources = [
  'abc',
  'a|b|cd',
  '(ab)+c',
  '^a.*z$',
  'a{2,3}b',
  '(?:a|b){2}',
  '[^/]+/x',
  String.raw`\d+-\d+`,
  'a?b?c?',
  '(a*)*b',
  String.raw`\bab\b`,
  String.raw`\Bb`,
  '',
  '|x',
  'x{0}y',
  'a{',
  '[]]',
  '[^]',
  '(?<name>ab)c',
  'a+?b',
  String.raw`\u0061\x62`,
  String.raw`[\w.]+@[a-z]+`,
  '()',
  '(|a)+b',
  '^$',
  '^',
  'a$|b',
  '.',
  '(a|ab)(c|bcd)$',
  'x{3}',
  String.raw`\.png$`,
] as const
const texts = [
  '',
  'a',
  'b',
  'ab',
  'abc',
  'cd',
  'ababc',
  'aabb',
  'aaab',
  'a\nz',
  'a--z',
  '12-345',
  'x',
  'xxx',
  'y',
  'a{',
  ']',
  '\n',
  'ab cd',
  'xab',
  'foo.bar@host',
  '/x',
  'ab/x',
  'bcd',
  'abcd',
  'logo.png',
  'logo.PNG',
  'ÀB',
  'ABC',
  'aaaa',
] as const

describe('regular expressions of the filter', () => {
  it.each(sources)('[I67] /%s/ matches what it matches in JavaScript', (source) => {
    for (const flags of ['', 'i']) {
      const native = new RegExp(source, flags)
      const test = testOf(source, flags === '')
      expect(texts.filter(test)).toEqual(texts.filter((text) => native.test(text)))
    }
  })

  it('[I67] end soon for texts that are made to keep them busy', () => {
    const hostile = `${'a'.repeat(8191)}!`
    const startedAtMs = performance.now()
    for (const source of ['^(a+)+$', '(a|a)*b', '(a*)*b', 'a*a*a*a*a*b', '(a?){30}a{30}c', '(.*)(.*)(.*)=']) {
      expect(testOf(source)(hostile)).toBe(false)
    }
    // The engine of JavaScript would need longer than anybody lives for most of them.
    expect(performance.now() - startedAtMs).toBeLessThan(5000)
  })

  it.each([
    ['(', /no regular expression/],
    ['[b-a]', /no regular expression/],
    ['(?=a)', /cannot look around/],
    ['(?<!a)b', /cannot look around/],
    [String.raw`(a)\1`, /cannot refer back/],
    ['(a{500}){500}', /too large/],
    ['(){999999999}b', /too large/],
  ])('[I64] /%s/ says why it is not taken', (source, why) => {
    expect(boundedRegex(source, true)).toMatch(why)
  })

  it('look at the first 8192 characters', () => {
    const regex = boundedRegex('z', true)
    if (typeof regex === 'string') throw new Error(regex)
    expect([regex.test(`${'a'.repeat(8191)}z`), regex.test(`${'a'.repeat(8192)}z`)]).toEqual([true, false])
  })
})
