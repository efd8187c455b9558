import system from './system.lua?raw'
import { directoryConstants } from './directories.ts'
import type { LuaChunk } from '../lua-chunk.ts'

export const systemChunks: readonly LuaChunk[] = [
  { name: 'system', source: system, extra: directoryConstants },
]
