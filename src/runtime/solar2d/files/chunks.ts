import fileHandle from './file-handle.lua?raw'
import io from './io.lua?raw'
import lfs from './lfs.lua?raw'
import loadFiles from './load-files.lua?raw'
import os from './os.lua?raw'
import type { LuaChunk } from '../lua-chunk.ts'

export const fileChunks: readonly LuaChunk[] = [
  { name: 'file-handle', source: fileHandle },
  { name: 'io', source: io },
  { name: 'os', source: os },
  { name: 'load-files', source: loadFiles },
  { name: 'lfs', source: lfs },
]
