import liveRecords from './live-records.lua?raw'
import timer from './timer.lua?raw'
import easing from './easing.lua?raw'
import transition from './transition.lua?raw'
import transitionControl from './transition-control.lua?raw'
import transitionKinds from './transition-kinds.lua?raw'
import type { LuaChunk } from '../lua-chunk.ts'

export const timeChunks: readonly LuaChunk[] = [
  { name: 'live-records', source: liveRecords },
  { name: 'timer', source: timer },
  { name: 'easing', source: easing },
  { name: 'transition', source: transition },
  { name: 'transition-control', source: transitionControl },
  { name: 'transition-kinds', source: transitionKinds },
]
