import { LuaError } from '../../lua/machine.ts'
import type { LuaInput } from '../../lua/values.ts'
import { textOf } from '../bytes.ts'
import type { Reporter } from '../reporter.ts'

/** How the app is told of what is not simulated: one warning for each line, or an error of Lua in strict mode. */
export function createInertFunctions(parts: {
  readonly reporter: Reporter
  readonly callSite: () => string
  readonly isStrict: boolean
}): Record<string, LuaInput> {
  return {
    unsupported: (text) => {
      const site = parts.callSite()
      const told = textOf(text) ?? ''
      if (parts.isStrict) throw new LuaError(`${site === '' ? '' : `${site}: `}${told} (strict mode)`)
      parts.reporter.warnOnce(told, site)
      return undefined
    },
  }
}
