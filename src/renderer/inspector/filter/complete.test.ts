import { describe, expect, it } from 'vitest'
import { rowsOf } from '../testing/rows-of.ts'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { completionsAt } from './complete.ts'
import { compileFilter } from './compile-filter.ts'
import { filterKeys } from './filter-keys.ts'
import { liveValuesOf } from './live-values.ts'

const log = new SimulatedLog()
log.request('a', { url: 'http://one.example.com/a' })
log.request('b', { url: 'http://two.example.com/a', callSite: 'my scene.lua:3' })
log.request('c', { url: 'http://two.example.com/b', method: 'PATCH' })
log.finish('a', 418)
const values = liveValuesOf(rowsOf(log))

/** `|` is the caret. */
const complete = (text: string): readonly string[] => {
  const caret = text.indexOf('|')
  const plain = text.replace('|', '')
  return completionsAt(plain, caret, values).map(
    ({ from, to, insert }) => plain.slice(0, from) + insert + plain.slice(to),
  )
}

describe('completion', () => {
  it('[I68] offers all keys with what they mean, where nothing is typed', () => {
    const offers = completionsAt('', 0, values)
    expect(offers.map(({ label }) => label)).toEqual(filterKeys.map(({ name }) => `${name}:`))
    expect(offers.every(({ help }) => help.startsWith('Requests '))).toBe(true)
  })

  it.each([
    ['st|', ['status:', 'host:', 'faster-than:']],
    ['is:open -ho|', ['is:open -host:', 'is:open -method:']],
    ['is:re|', ['is:receiving', 'is:redirected', 'is:reused', 'is:resent']],
    ['method:p|', ['method:PATCH', 'method:post']],
    ['method:get,pa| x', ['method:get,PATCH x']],
    ['status:|', ['status:418', 'status:404', 'status:4xx', 'status:500-599', 'status:>=400']],
    ['host:two|', ['host:two.example.com']],
    ['site:my|', ['site:"my scene.lua:3"']],
    ['site:"my sc|', ['site:"my scene.lua:3"']],
    ['/st|/', []],
    ['"st|"', []],
    ['hots:|', []],
  ])('[I68] %s', (text, offers) => {
    expect(complete(text)).toEqual(offers)
  })

  it('[I68] tells how many requests have a value, the most frequent first', () => {
    expect(completionsAt('host:', 5, values).slice(0, 2)).toMatchObject([
      { label: 'two.example.com', help: '2 requests', isKey: false },
      { label: 'one.example.com', help: '1 request' },
    ])
  })

  it('[I68] offers nothing that the filter would not take', () => {
    for (const { name } of filterKeys) {
      const text = `${name}:`
      for (const { insert } of completionsAt(text, text.length, values)) {
        expect(compileFilter(text + insert)).toMatchObject({ problems: [], isEmpty: false })
      }
    }
  })
})
