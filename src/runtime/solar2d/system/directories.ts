import { directoryNames, type DirectoryName } from '../../../shared/directory.ts'
import type { LuaLightUserdata, LuaValue } from '../../lua/values.ts'

/** The `system.*Directory` constants: light userdata, so they are equal and usable as keys, as on the device. */
export const directoryConstants: Readonly<Record<DirectoryName, LuaLightUserdata>> = {
  ResourceDirectory: constant('ResourceDirectory'),
  DocumentsDirectory: constant('DocumentsDirectory'),
  TemporaryDirectory: constant('TemporaryDirectory'),
  CachesDirectory: constant('CachesDirectory'),
  ApplicationSupportDirectory: constant('ApplicationSupportDirectory'),
}

export function directoryOf(value: LuaValue): DirectoryName | undefined {
  if (typeof value !== 'object' || value instanceof Uint8Array || value.kind !== 'light-userdata')
    return undefined
  return directoryNames[value.pointer - 1]
}

function constant(name: DirectoryName): LuaLightUserdata {
  return { kind: 'light-userdata', pointer: directoryNames.indexOf(name) + 1 }
}
