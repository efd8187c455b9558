import type { Pointer } from './lua-api.ts'

/** The C types that cross: `i` a 32-bit integer or pointer, `v` nothing. The result comes first: `ii` is `int f(int)`. */
export type Signature = 'ii' | 'iiii' | 'vii'

const int32 = 0x7f
const functionForm = 0x60

/** Puts a JavaScript function into the machine's function table, so that C can call it by the returned pointer. */
export function addFunction(
  table: WebAssembly.Table,
  signature: Signature,
  fn: (...args: number[]) => number | undefined,
): Pointer {
  const parameters = Array.from(signature.slice(1), () => int32)
  const results = signature.startsWith('v') ? [] : [int32]
  const type = [1, functionForm, parameters.length, ...parameters, results.length, ...results]
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
