import type { LuaChunk } from '../lua-chunk.ts'
import screenSettings from './screen-settings.lua?raw'

/** Before the display objects: it settles how large the content is. */
export const screenChunks: readonly LuaChunk[] = [{ name: 'screen-settings', source: screenSettings }]
