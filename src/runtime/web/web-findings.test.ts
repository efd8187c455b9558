import { expect, it, test } from 'vitest'
import { openWebPage } from '../../../test/support/web-page.ts'

const ignore = (): void => {}

test.each([
  ['a request without params', ['https://a/', 'GET', ignore], []],
  ['a whole request', ['https://a/', 'GET', ignore, {}], []],
  ['no listener', ['https://a/', 'GET'], ['no-listener']],
  ['params without a listener', ['https://a/', 'GET', null, {}], ['params-without-listener', 'no-listener']],
  ['progress = true', ['https://a/', 'GET', ignore, { progress: true }], ['progress-is-boolean']],
  ['a body without a type', ['https://a/', 'POST', ignore, { body: 'x' }], ['body-without-content-type']],
  [
    'a body that is dropped',
    ['https://a/', 'DELETE', ignore, { body: 'x', headers: { 'Content-Type': 'a/b' } }],
    ['method-ignored', 'body-dropped'],
  ],
  ['a method that Linux ignores', ['https://a/', 'HEAD', ignore, {}], ['method-ignored']],
  [
    'no base directory',
    ['https://a/', 'GET', ignore, { response: { filename: 'f' } }],
    ['base-directory-differs'],
  ],
  ['plain http', ['http://a/', 'GET', ignore, {}], ['plain-http']],
  ['a URL to encode', ['https://a/ä b', 'GET', ignore, {}], ['url-needs-encoding']],
])('[B11] %s', (_name, call, kinds) => {
  const { library, foundKinds } = openWebPage()
  Reflect.apply(library.request, library, call)
  expect(foundKinds().toSorted()).toEqual(kinds.toSorted())
})

it('[B11] each kind once per place, with the line of the app', () => {
  const page = openWebPage()
  for (const place of ['a.js:1', 'a.js:1', 'b.js:2']) {
    page.at = place
    page.library.request('http://a/', 'GET', ignore, {})
  }
  expect(page.found).toEqual([
    { kind: 'plain-http', source: 'a.js:1', detail: 'a' },
    { kind: 'plain-http', source: 'b.js:2', detail: 'a' },
  ])
  expect(page.sent.started.map(({ callSite }) => callSite)).toEqual(['a.js:1', 'a.js:1', 'b.js:2'])
})

it('[B11] nothing is found in a request that is not made, but for why', () => {
  const { library, foundKinds } = openWebPage()
  library.request('https://a/', 'POST', ignore, { body: 'x', timeout: 'x' })
  expect(foundKinds()).toEqual([])
})
