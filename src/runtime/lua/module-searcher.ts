import type { Context, RawFunction } from './context.ts'
import { decodeUtf8 } from './heap.ts'
import { loadSource } from './load-source.ts'
import { pushText } from './push-value.ts'
import { readBytes } from './read-value.ts'
import type { MachineOptions } from './machine.ts'

export type FindModule = MachineOptions['findModule']

/** The searcher that `require` asks after `package.preload`: the project's own files. */
export function createModuleSearcher(context: Context, findModule: FindModule): RawFunction {
  const { api, lengthOut } = context
  return (state) => {
    api.luaL_checklstring(state, 1, lengthOut)
    const name = decodeUtf8(readBytes(context, state, 1))
    const found = findModule(name)
    if (found === undefined) {
      pushText(context, state, `\n\tno file '${name.replaceAll('.', '/')}.lua'`)
      return 1
    }
    if (loadSource(context, state, found.source, `@${found.chunkName}`)) return 1
    const reason = decodeUtf8(readBytes(context, state, -1))
    pushText(context, state, `error loading module '${name}' from file '${found.chunkName}':\n\t${reason}`)
    return api.lua_error(state)
  }
}
