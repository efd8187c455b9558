import type { LuaInput, LuaValue } from '../../lua/values.ts'
import { numberOf, results, textOf } from '../bytes.ts'

type NamedFont = { readonly name: string; readonly size: number | undefined }

const maxNameCharacters = 256

/** `native.newFont()` gives a userdata, as on the device; `fontOf` tells the name and size behind one, or of a name. */
export function createFontFunctions(): Record<string, LuaInput> {
  const fonts = new WeakMap<object, NamedFont>()
  const read = (value: LuaValue): NamedFont | undefined => {
    const name = textOf(value)
    if (name !== undefined) return { name: name.slice(0, maxNameCharacters), size: undefined }
    return typeof value === 'object' && 'tag' in value ? fonts.get(value.tag) : undefined
  }

  return {
    newFont: (name, size) => {
      const font = read(name)
      if (font === undefined) return undefined
      const sizeGiven = numberOf(size)
      const tag = {}
      fonts.set(tag, { name: font.name, size: sizeGiven > 0 ? sizeGiven : font.size })
      return { kind: 'userdata', tag, typeName: 'Font' }
    },
    fontOf: (value) => {
      const font = read(value)
      return font === undefined ? undefined : results(font.name, font.size)
    },
  }
}
