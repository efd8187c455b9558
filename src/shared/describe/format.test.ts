import { describe, expect, it } from 'vitest'
import { formatBytes, formatExactBytes } from './format-bytes.ts'
import { formatDuration, formatOffset } from './format-duration.ts'

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [12_345, '12.3 kB'],
    [99_949, '99.9 kB'],
    [99_950, '100 kB'],
    [999_949, '1.0 MB'],
    [2_480_000, '2.5 MB'],
    [3_000_000_000, '3.0 GB'],
    [-1, '–'],
    [Number.NaN, '–'],
  ])('%d is %s', (sizeBytes, text) => {
    expect(formatBytes(sizeBytes)).toBe(text)
  })

  it('says the exact count with its unit', () => {
    expect([formatExactBytes(1), formatExactBytes(1_234_567), formatExactBytes(-1)]).toEqual([
      '1 byte',
      '1,234,567 bytes',
      'unknown',
    ])
  })
})

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [312.4, '312 ms'],
    [999.6, '1.00 s'],
    [9994, '9.99 s'],
    [9995, '10.0 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min 00 s'],
    [125_000, '2 min 05 s'],
    [3_599_600, '1 h 00 min'],
    [3_720_000, '1 h 02 min'],
    [-5, '–'],
  ])('%d ms is %s', (durationMs, text) => {
    expect(formatDuration(durationMs)).toBe(text)
  })

  it('writes an offset to the millisecond and never below zero', () => {
    expect([formatOffset(312), formatOffset(-3)]).toEqual(['+0.312 s', '+0.000 s'])
    expect([formatOffset(-2500), formatOffset(-7_500_000)]).toEqual(['−2.50 s', '−2 h 05 min'])
  })
})
