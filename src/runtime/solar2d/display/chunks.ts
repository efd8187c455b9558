import displayObject from './display-object.lua?raw'
import display from './display.lua?raw'
import type { LuaChunk } from '../lua-chunk.ts'

export const displayChunks: readonly LuaChunk[] = [
  { name: 'display-object', source: displayObject },
  { name: 'display', source: display },
]
