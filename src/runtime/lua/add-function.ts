import type { Pointer } from './lua-api.ts'

/** The signatures of Lua's callbacks. */
export type Signature = 'ii' | 'iiii' | 'vii'

/** The codes of WebAssembly's types: 32-bit integers and pointers, 64-bit integers (`bigint`). */
const typeCodes: Readonly<Record<string, number>> = { i: 0x7f, j: 0x7e }
const functionForm = 0x60

/**
 * Puts a JavaScript function into the machine's function table, so that C can call it by the returned pointer. In the
 * signature `i` is a 32-bit integer or pointer, `j` a 64-bit integer, `v` nothing; the result comes first: `ii` is
 * `int f(int)`.
 */
export function addFunction(
  table: WebAssembly.Table,
  signature: string,
  fn: (...args: never[]) => unknown,
): Pointer {
  const [results = [], ...parameters] = Array.from(signature, (letter) => {
    const code = typeCodes[letter]
    return code === undefined ? [] : [code]
  })
  const type = [1, functionForm, parameters.length, ...parameters.flat(), results.length, ...results]
  // The table takes only WebAssembly functions: this module imports `e.f` and exports it again with its type.
  const header = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]
  const typeSection = [1, type.length, ...type]
  const importSection = [2, 7, 1, 1, 0x65, 1, 0x66, 0, 0]
  const exportSection = [7, 5, 1, 1, 0x66, 0, 0]
  const bytes = new Uint8Array([...header, ...typeSection, ...importSection, ...exportSection])
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { e: { f: fn } })
  return addExport(table, instance.exports['f'])
}

/** The same for a function that is WebAssembly already. */
export function addExport(table: WebAssembly.Table, fn: unknown): Pointer {
  const pointer = table.grow(1)
  table.set(pointer, fn)
  return pointer
}
