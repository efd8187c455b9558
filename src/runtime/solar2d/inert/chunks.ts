import inert from './inert.lua?raw'
import { knownAnswers } from './known-answers.ts'
import { knownApi } from './known-api.ts'
import soundEnds from './sound-ends.lua?raw'
import type { LuaChunk } from '../lua-chunk.ts'

export const inertChunks: readonly LuaChunk[] = [
  { name: 'sound-ends', source: soundEnds },
  { name: 'inert', source: inert, extra: { ...knownApi, answers: knownAnswers } },
]
