import type { LuaChunk } from '../lua-chunk.ts'
import { widgetParts } from '../widget/chunks.ts'
import crypto from './crypto/crypto.lua?raw'
import jsonDecode from './json-decode.lua?raw'
import jsonEncode from './json-encode.lua?raw'
import lazyLibraries from './lazy-libraries.lua?raw'
import ltn12 from './mime/ltn12.lua?raw'
import mime from './mime/mime.lua?raw'
import refused from './socket/refused.lua?raw'
import refusedSockets from './socket/refused-sockets.lua?raw'
import socket from './socket/socket.lua?raw'
import url from './socket/url.lua?raw'
import sqlite3 from './sqlite/sqlite3.lua?raw'
import sqlite3Functions from './sqlite/sqlite3-functions.lua?raw'
import sqlite3Statement from './sqlite/sqlite3-statement.lua?raw'

/** One chunk of a library; the last one returns the library. */
type Part = { readonly name: string; readonly source: string }

/** `socket.http` and its like: all of them come from one chunk. */
const refusedLibrary = (name: string): readonly Part[] => [
  { name: 'socket-refused', source: refused },
  { name: 'socket-refused', source: `return (...).refusedLibraries["${name}"]` },
]

/** Compiled when an app requires them. */
const libraries: Readonly<Record<string, readonly Part[]>> = {
  crypto: [{ name: 'crypto', source: crypto }],
  ltn12: [{ name: 'ltn12', source: ltn12 }],
  mime: [{ name: 'mime', source: mime }],
  socket: [
    { name: 'refused-sockets', source: refusedSockets },
    { name: 'socket', source: socket },
  ],
  'socket.url': [{ name: 'socket-url', source: url }],
  'socket.http': refusedLibrary('socket.http'),
  'socket.ftp': refusedLibrary('socket.ftp'),
  'socket.smtp': refusedLibrary('socket.smtp'),
  ssl: refusedLibrary('ssl'),
  'ssl.https': refusedLibrary('ssl.https'),
  sqlite3: [
    { name: 'sqlite3', source: sqlite3 },
    { name: 'sqlite3-functions', source: sqlite3Functions },
    { name: 'sqlite3-statement', source: sqlite3Statement },
  ],
  widget: widgetParts,
}

export const libraryChunks: readonly LuaChunk[] = [
  { name: 'json-encode', source: jsonEncode },
  { name: 'json-decode', source: jsonDecode },
  { name: 'lazy-libraries', source: lazyLibraries, extra: libraries },
]
