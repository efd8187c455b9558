import { describe, expect, it } from 'vitest'
import { createJsonTree } from './json-tree.ts'
import { formatJson } from './json-text.ts'
import { parseJson } from './parse-json.ts'

function nodesOf(text: string) {
  const parsed = parseJson(text)
  if (!parsed.ok) throw new Error(parsed.fault.problem)
  return parsed.nodes
}

describe('JSON', () => {
  it.each([
    ['{"a":[1,-2.5e+3,"x\\u0041\\n"],"b":{"c":null,"d":true},"e":[],"f":{}}'],
    ['"text"'],
    [' [ 1 , [ ] , { "a" : false } ] '],
    ['12345678901234567890'],
  ])('[I120] %s is formatted without a change of meaning', (text) => {
    expect(JSON.parse(formatJson(nodesOf(text)) ?? '')).toEqual(JSON.parse(text))
  })

  it('[I120] keeps numbers as they are written and keys that come twice', () => {
    expect(formatJson(nodesOf('{"a":12345678901234567890,"a":1.0}'))).toBe(
      '{\n  "a": 12345678901234567890,\n  "a": 1.0\n}',
    )
  })

  it.each([
    ['', 1, 1, 'The text is empty.'],
    ['{"a":1,}', 1, 8, '"}" stands where a key in double quotes should be.'],
    ['[1,\n 2', 2, 3, 'The text ends where "," or "]" should be: the body was cut.'],
    ['{"a" 1}', 1, 6, '"1" stands where ":" after the key should be.'],
    ['["a\nb"]', 1, 4, 'A text in quotes holds a line break or another control character.'],
    ['["\\x"]', 1, 4, 'This character cannot follow a backslash.'],
    ['["abc', 1, 2, 'The text ends inside of quotes: the body was cut, or a quote is missing.'],
    ['1 2', 1, 3, '"2" stands where nothing more after the value should be.'],
    ['01', 1, 2, '"1" stands where nothing more after the value should be.'],
    ['\ufeff1', 1, 1, '"\ufeff" stands where a value should be.'],
  ])('[I121] %j is refused at its place', (text, line, column, problem) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
    expect(parseJson(text)).toMatchObject({ ok: false, fault: { line, column, problem } })
  })

  it('[I120] a depth of 200 000 does no harm', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    const tree = createJsonTree(nodesOf(deep))
    tree.expandAll(0)
    expect(tree.rowCount()).toBeGreaterThan(10_000)
    expect(parseJson('['.repeat(200_000))).toMatchObject({ ok: false })
  })

  it('[I120] more than 1000 children are in chunks', () => {
    const tree = createJsonTree(nodesOf(JSON.stringify(Array.from({ length: 2500 }, (_, index) => index))))
    expect(tree.rows(0, 10).map(({ preview }) => preview)).toEqual([
      '2500 elements',
      '[0 … 999]',
      '[1000 … 1999]',
      '[2000 … 2499]',
    ])
    tree.setExpanded(2, true)
    expect(tree.rowCount()).toBe(1004)
    expect(tree.rows(3, 1)[0]).toMatchObject({ index: 1000, preview: '1000', position: 1001, siblings: 2500 })
    expect(tree.pathOf(3)).toBe('$[1000]')
    expect(tree.parentOf(3)).toBe(2)
  })

  it('[I120] paths name keys as they need it', () => {
    const tree = createJsonTree(nodesOf('{"a b":{"c":[0,{"d":"x"}]}}'))
    tree.expandAll(0)
    expect(tree.pathOf(tree.rowCount() - 1)).toBe('$["a b"].c[1].d')
    expect(tree.valueOf(tree.rowCount() - 1)).toBe('"x"')
  })

  it('[I120] 100 000 values are parsed and unfolded in moments', () => {
    const text = JSON.stringify(Array.from({ length: 100_000 }, (_, index) => ({ index })))
    const tree = createJsonTree(nodesOf(text))
    expect(tree.rowCount()).toBe(101)
    expect(tree.rows(100, 1)[0]?.preview).toBe('[99000 … 99999]')
  })
})
