import displayImages from './display-images.lua?raw'
import displayMethods from './display-methods.lua?raw'
import displayObject from './display-object.lua?raw'
import displayPaint from './display-paint.lua?raw'
import displayRefused from './display-refused.lua?raw'
import displayShapes from './display-shapes.lua?raw'
import displaySprites from './display-sprites.lua?raw'
import displayText from './display-text.lua?raw'
import displayTree from './display-tree.lua?raw'
import display from './display.lua?raw'
import locate from './locate.lua?raw'
import type { LuaChunk } from '../lua-chunk.ts'

/** In the order in which they build on each other; `display` last defines the kinds of objects. */
export const displayChunks: readonly LuaChunk[] = [
  { name: 'display-object', source: displayObject },
  { name: 'display-methods', source: displayMethods },
  { name: 'display-tree', source: displayTree },
  { name: 'display-paint', source: displayPaint },
  { name: 'display-shapes', source: displayShapes },
  { name: 'display-text', source: displayText },
  { name: 'display-images', source: displayImages },
  { name: 'display-sprites', source: displaySprites },
  { name: 'display', source: display },
  { name: 'display-refused', source: displayRefused },
  { name: 'locate', source: locate },
]
