import { expect, it } from 'vitest'
import { maxHeaderCharacters } from '../request-limits.ts'
import { startRequest } from './app-network.ts'

const request = {
  id: 'r-1',
  api: 'request',
  method: 'GET',
  url: 'http://example.com/',
  headers: [],
  timeoutMs: 1000,
  progress: 'none',
  followRedirects: true,
} as const

const accepts = (special: object): boolean => startRequest.safeParse({ ...request, ...special }).success

it('[N38] headers are bounded together, not only one by one', () => {
  const value = 'v'.repeat(maxHeaderCharacters / 4 - 1)
  const headers = (count: number): [string, string][] => Array.from({ length: count }, () => ['X', value])
  expect(accepts({ headers: headers(4) })).toBe(true)
  expect(accepts({ headers: headers(5) })).toBe(false)
  expect(accepts({ headers: Array.from({ length: 256 }, () => ['n'.repeat(1000), '']) })).toBe(false)
})
