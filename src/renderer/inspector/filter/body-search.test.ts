import { expect, it } from 'vitest'
import { bodySearchOf } from './body-search.ts'

it('[I240] the free text of a filter is what bodies are searched for', () => {
  expect(bodySearchOf('status:4xx token -host:cdn "has expired"')).toEqual({
    text: 'token has expired',
    isRegex: false,
    isCaseSensitive: false,
  })
  expect(bodySearchOf('status:200 /score \\d+/')).toEqual({
    text: 'score \\d+',
    isRegex: true,
    isCaseSensitive: true,
  })
  expect(bodySearchOf('one or two')?.text).toBe('one')
  expect(bodySearchOf('status:404 -word is:open')).toBeUndefined()
  expect(bodySearchOf('')).toBeUndefined()
})
