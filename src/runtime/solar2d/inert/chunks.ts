import inert from './inert.lua?raw'
import { knownAnswers } from './known-answers.ts'
import { knownApi } from './known-api.ts'
import type { LuaChunk } from '../lua-chunk.ts'

export const inertChunks: readonly LuaChunk[] = [
  { name: 'inert', source: inert, extra: { ...knownApi, answers: knownAnswers } },
]
