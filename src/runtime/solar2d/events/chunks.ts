import events from './events.lua?raw'
import input from './input.lua?raw'
import pointer from './pointer.lua?raw'
import type { LuaChunk } from '../lua-chunk.ts'

export const eventChunks: readonly LuaChunk[] = [{ name: 'events', source: events }]

/** After the display objects, which most of it goes to. */
export const inputChunks: readonly LuaChunk[] = [
  { name: 'pointer', source: pointer },
  { name: 'input', source: input },
]
