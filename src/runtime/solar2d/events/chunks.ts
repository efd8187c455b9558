import events from './events.lua?raw'
import type { LuaChunk } from '../lua-chunk.ts'

export const eventChunks: readonly LuaChunk[] = [{ name: 'events', source: events }]
