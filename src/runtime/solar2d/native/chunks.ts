import alerts from './alerts.lua?raw'
import frameTasks from './frame-tasks.lua?raw'
import native from './native.lua?raw'
import refusedViews from './refused-views.lua?raw'
import textField from './text-field.lua?raw'
import type { LuaChunk } from '../lua-chunk.ts'

export const nativeChunks: readonly LuaChunk[] = [
  { name: 'frame-tasks', source: frameTasks },
  { name: 'native', source: native },
  { name: 'alerts', source: alerts },
  { name: 'text-field', source: textField },
  { name: 'refused-views', source: refusedViews },
]
