import { describe, expect, it } from 'vitest'
import { isInside } from './is-inside.ts'

describe('[S4] inside means below by segments', () => {
  it.each([
    ['/data/app1', '/data/app1', true],
    ['/data/app1', '/data/app1/save.json', true],
    ['/data/app1', '/data/app1/..hidden', true],
    ['/data/app1', '/data/app1/...', true],
    ['/data/app1', '/data/app10', false],
    ['/data/app1', '/data/app10/save.json', false],
    ['/data/app1', '/data', false],
    ['/data/app1', '/data/app1/../app2/x', false],
    ['/data/app1', '/etc/passwd', false],
    ['/', '/etc/passwd', true],
  ])('%s and %s: %s', (base, path, expected) => {
    expect(isInside(base, path)).toBe(expected)
  })
})
