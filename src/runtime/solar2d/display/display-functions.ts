import type { FileReference } from '../../../shared/directory.ts'
import type { RuntimeHost } from '../../host.ts'
import type { LuaInput } from '../../lua/values.ts'
import { createImageLoader } from './image-loader.ts'
import { createImageStore } from './image-store.ts'
import { createPaintFunctions } from './paint-functions.ts'
import type { SceneStore } from './scene-store.ts'
import { createShapeFunctions } from './shape-functions.ts'
import { createTextFunctions } from './text-functions.ts'
import { createTreeFunctions } from './tree-functions.ts'

export type DisplayParts = {
  readonly scene: SceneStore
  readonly files: RuntimeHost['files']
  readonly measureText: RuntimeHost['measureText']
  /** Names of files that suit this screen better than the given one, the best first. */
  readonly suffixed: (name: string) => readonly string[]
  /** Shown with the app's line. */
  readonly warn: (text: string) => void
}

/** What the Lua files of this folder ask of the host. */
export function createDisplayFunctions(parts: DisplayParts): Record<string, LuaInput> {
  const { scene, files, measureText, suffixed } = parts
  const loadImage = createImageLoader(createImageStore(files), parts.warn)
  const exists = (file: FileReference): boolean => {
    const found = files.exists(file)
    return found.ok && found.value
  }
  return {
    ...createTreeFunctions(scene),
    ...createPaintFunctions({ scene, loadImage }),
    ...createShapeFunctions({ scene, loadImage, suffixed, exists }),
    ...createTextFunctions({ scene, measureText }),
  }
}
