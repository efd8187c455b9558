import type { RuntimeHost } from '../../host.ts'
import type { MachineOptions } from '../../lua/machine.ts'

/** `require "a.b"` finds `a/b.lua` of the project. `onSource` sees every source that is found. */
export function createModuleFinder(
  files: RuntimeHost['files'],
  onSource: (fileName: string, source: Uint8Array) => void,
): MachineOptions['findModule'] {
  return (name) => {
    const file = `${name.replaceAll('.', '/')}.lua`
    const read = files.read({ directory: 'ResourceDirectory', name: file })
    if (!read.ok) return undefined
    onSource(file, read.value)
    return { chunkName: file, source: read.value }
  }
}
