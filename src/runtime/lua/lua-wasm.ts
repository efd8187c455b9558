import { addExport, addFunction, type Signature } from './add-function.ts'
import { Heap } from './heap.ts'
import type { LuaApi, Pointer } from './lua-api.ts'
import { createImports, type Linked } from './wasm-imports.ts'

/** One instance of the Lua interpreter: its own memory, nothing shared with another. */
export type LuaWasm = {
  readonly api: LuaApi
  readonly heap: Heap
  /** A C function pointer for a JavaScript function. */
  readonly addFunction: (signature: Signature, fn: (...args: number[]) => number | undefined) => Pointer
  /** A C function pointer for one of the machine's own exports. */
  readonly addExport: (fn: unknown) => Pointer
}

export type LuaWasmOptions = {
  readonly bytes: Uint8Array
  /** What Lua and its C library may allocate. The memory that the module starts with is theirs in any case. */
  readonly memoryLimitBytes: number
  readonly wallClockMs: () => number
  readonly onOutput: (bytes: Uint8Array) => void
  /** The heap is about to grow to so many bytes, or to be refused. Runs in the middle of an allocation. */
  readonly onGrowth: (heapBytes: number) => void
}

type LuaExports = LuaApi & {
  readonly memory: WebAssembly.Memory
  readonly __indirect_function_table: WebAssembly.Table
}

const compiled = new WeakMap<Uint8Array, Promise<WebAssembly.Module>>()

export async function instantiateLua(options: LuaWasmOptions): Promise<LuaWasm> {
  const { memoryLimitBytes, wallClockMs, onOutput, onGrowth } = options
  const module = await compile(options.bytes)
  let instance: Linked | undefined
  const linked = (): Linked => {
    if (instance === undefined) throw new Error('the Lua machine ran before it was linked')
    return instance
  }
  const mayGrowTo = (sizeBytes: number): boolean => {
    // Below this address lie the C stack and the static data.
    const heapBytes = sizeBytes - linked().api.emscripten_stack_get_base()
    onGrowth(heapBytes)
    return heapBytes <= memoryLimitBytes
  }
  const imports = createImports({ linked, mayGrowTo, wallClockMs, onOutput })
  const { exports } = await WebAssembly.instantiate<LuaExports>(module, imports)
  const { memory, __indirect_function_table: table } = exports
  instance = { api: exports, heap: new Heap(memory), table }

  const { api, heap } = instance
  api.emscripten_stack_init()
  // oxlint-disable-next-line no-underscore-dangle -- the compiler gave the export this name
  api.__wasm_call_ctors()
  return {
    api,
    heap,
    addFunction: (signature, fn) => addFunction(table, signature, fn),
    addExport: (fn) => addExport(table, fn),
  }
}

function compile(bytes: Uint8Array): Promise<WebAssembly.Module> {
  const known = compiled.get(bytes)
  if (known !== undefined) return known
  const module = WebAssembly.compile(bytes)
  compiled.set(bytes, module)
  return module
}
