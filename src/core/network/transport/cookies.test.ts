import { describe, expect, it } from 'vitest'
import type { ResponseHead } from '../../../shared/log-entry.ts'
import { createCookieSource } from './cookies.ts'

const url = new URL('http://host.example/')

const headWith = (cookies: readonly string[]): ResponseHead => ({
  url: url.href,
  status: 200,
  statusText: 'OK',
  httpVersion: '1.1',
  headers: cookies.map((cookie) => ['Set-Cookie', cookie]),
  lengthBytes: -1,
})

describe('cookies', () => {
  it('[D26] a server cannot fill the jar without end', async () => {
    const jar = createCookieSource('jar')()
    jar.collect(headWith(Array.from({ length: 3001 }, (_, index) => `c${index}=1`)), url)
    jar.collect(headWith(['c0=2', 'c3001=1', `long=${'x'.repeat(4096)}`]), url)
    const cookies = (await jar.headerFor(url))?.split('; ') ?? []
    expect(cookies).toHaveLength(3000)
    expect(cookies).toContain('c0=2')
    expect(cookies).not.toContain('c3001=1')
  })

  it('[D26] of a size that no browser takes, or without sense, none is kept', async () => {
    const jar = createCookieSource('chain')()
    const cookies = [`long=${'x'.repeat(4096)}`, '', 'a=1; Domain=other.example', 'b=2; Path=/elsewhere']
    jar.collect(headWith(cookies), url)
    expect(await jar.headerFor(url)).toBeUndefined()
  })
})
