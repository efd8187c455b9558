import system from './system.lua?raw'
import device from './device.lua?raw'
import luaExtras from './lua-extras.lua?raw'
import preferences from './preferences.lua?raw'
import unhandledError from './unhandled-error.lua?raw'
import { directoryConstants } from './directories.ts'
import type { LuaChunk } from '../lua-chunk.ts'

export const systemChunks: readonly LuaChunk[] = [
  { name: 'system', source: system, extra: directoryConstants },
  { name: 'lua-extras', source: luaExtras },
  { name: 'preferences', source: preferences },
  { name: 'device', source: device },
  { name: 'unhandled-error', source: unhandledError },
]
