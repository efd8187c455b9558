import { expect, test } from 'vitest'
import { findRequestIdKeys } from './scan-source.ts'

const placesIn = (source: string) => findRequestIdKeys(new TextEncoder().encode(source))

test('[M28] a request id between brackets is found, with its line', () => {
  const source = `local t = {}
    t[event.requestId] = true
    -- t[event.requestId]
    if t[ requestId ] then end local x = { [self.myRequestId] = 1 } t[a.b[c].requestId] = 2`
  expect(placesIn(source)).toEqual([
    { line: 2, text: '[event.requestId]' },
    { line: 4, text: '[ requestId ]' },
    { line: 4, text: '[self.myRequestId]' },
  ])
})

test.each([
  'local s = "[event.requestId]"',
  "local s = '\\'[event.requestId]'",
  'local s = [[ [event.requestId] ]]',
  'local s = [==[ ]] [event.requestId] ]==]',
  '--[[ t[event.requestId]\n t[event.requestId] ]]',
  '--[=[ ]] t[event.requestId]',
  't["requestId"] = 1',
  'network.cancel(event.requestId)',
  't[tostring(event.requestId)] = 1',
  't[event.requestId.x] = 1',
])('no request id as key: %s', (source) => {
  expect(placesIn(source)).toEqual([])
})

test('lines after comments and strings of several lines are right', () => {
  const source = '--[[\n\n]] local a = [[\n]]\nlocal b = "\\\n"\nt[requestId] = 1'
  expect(placesIn(source).map(({ line }) => line)).toEqual([7])
})

test.each(['[', '[[', '--[==[', '"', "'\\", '[a.', '[requestId'])(
  'a hostile source of many %s is read in one pass',
  (piece) => {
    expect(placesIn(piece.repeat(500_000))).toEqual([])
  },
)
