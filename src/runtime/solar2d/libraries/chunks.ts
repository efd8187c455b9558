import jsonEncode from './json-encode.lua?raw'
import jsonDecode from './json-decode.lua?raw'
import type { LuaChunk } from '../lua-chunk.ts'

export const libraryChunks: readonly LuaChunk[] = [
  { name: 'json-encode', source: jsonEncode },
  { name: 'json-decode', source: jsonDecode },
]
