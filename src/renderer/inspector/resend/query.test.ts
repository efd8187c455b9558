import { describe, expect, it } from 'vitest'
import { addToQuery, changeQuery, queryOf } from './query.ts'

describe('the query of a URL', () => {
  it('[I184] is read as a person writes it', () => {
    expect(queryOf('http://a.test/x?a=1&b=x%20y+z&c&=&%zz=%E2%82%AC#f?g=1')).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: 'x y z' },
      { name: 'c', value: '', isBare: true },
      { name: '', value: '' },
      { name: '%zz', value: '€' },
    ])
    expect(queryOf('http://a.test/')).toEqual([])
    expect(queryOf('http://a.test/?')).toEqual([])
  })

  it('[I184] changes in one place, and the rest stays as it is written', () => {
    const url = "http://a.test/x?a=1&b=%7e'+y#end"
    expect(changeQuery(url, 0, { name: 'ä', value: '&=' })).toBe("http://a.test/x?%C3%A4=%26%3D&b=%7e'+y#end")
    expect(changeQuery(url, 1, undefined)).toBe('http://a.test/x?a=1#end')
    expect(changeQuery('http://a.test/?a', 0, undefined)).toBe('http://a.test/')
    expect(changeQuery('http://a.test/?a', 0, { name: 'b', value: '', isBare: true })).toBe(
      'http://a.test/?b',
    )
  })

  it('[I184] takes more', () => {
    expect(addToQuery('http://a.test/#f', { name: 'a', value: 'b c' })).toBe('http://a.test/?a=b%20c#f')
    expect(addToQuery('http://a.test/?x=1', { name: '', value: '' })).toBe('http://a.test/?x=1&=')
  })
})
