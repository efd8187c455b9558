import type { RuntimeHost } from '../host.ts'
import type { MachineOptions } from '../lua/machine.ts'

/** `require "a.b"` finds `a/b.lua` of the project. */
export function createModuleFinder(files: RuntimeHost['files']): MachineOptions['findModule'] {
  return (name) => {
    const file = `${name.replaceAll('.', '/')}.lua`
    const read = files.read({ directory: 'ResourceDirectory', name: file })
    return read.ok ? { chunkName: file, source: read.value } : undefined
  }
}
