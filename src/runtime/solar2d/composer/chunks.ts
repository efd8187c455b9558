import changeScene from './change-scene.lua?raw'
import composer from './composer.lua?raw'
import effects from './effects.lua?raw'
import overlay from './overlay.lua?raw'
import provideLibrary from './provide-library.lua?raw'
import scenes from './scenes.lua?raw'
import type { LuaChunk } from '../lua-chunk.ts'

export const composerChunks: readonly LuaChunk[] = [
  { name: 'provide-library', source: provideLibrary },
  { name: 'effects', source: effects },
  { name: 'scenes', source: scenes },
  { name: 'change-scene', source: changeScene },
  { name: 'overlay', source: overlay },
  { name: 'composer', source: composer },
]
