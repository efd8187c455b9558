import { expect, test } from 'vitest'
import { servedFileOf } from './served-file.ts'

test.each([
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/sub/', 'sub/index.html', 'text/html; charset=utf-8'],
  ['/a.HTML', 'a.HTML', 'text/html; charset=utf-8'],
  ['/js/app.mjs', 'js/app.mjs', 'text/javascript; charset=utf-8'],
  ['/a%20b.png', 'a b.png', 'image/png'],
  ['/sub/coronagraph.json', 'sub/coronagraph.json', 'application/json'],
])('[B21] %s is %s', (path, name, type) => {
  expect(servedFileOf(path)).toEqual({ name, type, isPage: type.startsWith('text/html') })
})

test.each([
  '/coronagraph.json',
  '/Coronagraph.JSON',
  '/%63oronagraph.json',
  '/main.lua',
  '/build.settings',
  '/noextension',
  '/.env',
  '/.git/config.txt',
  '/a/.hidden/x.js',
  '/a/..%2f..%2fx.js',
  '/%2e%2e/x.js',
  '/bad%escape.js',
])('[B21] %s is never served', (path) => {
  expect(servedFileOf(path)).toBeUndefined()
})
