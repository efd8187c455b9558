// What every JavaScript engine that runs the runtime offers beyond the language itself, and nothing more.

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
  encodeInto(text: string, target: Uint8Array): { readonly read: number; readonly written: number }
}

declare class TextDecoder {
  constructor(label?: 'utf-8', options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean })
  decode(bytes?: Uint8Array): string
}

declare namespace WebAssembly {
  type ImportValue = ((...args: never[]) => unknown) | Memory | Table

  type Module = object
  const Module: new (bytes: Uint8Array) => Module
  type Imports = Readonly<Record<string, Readonly<Record<string, ImportValue>>>>
  /** `Exports` is what the caller knows of the module; nothing checks it. */
  class Instance<Exports = Readonly<Record<string, unknown>>> {
    constructor(module: Module, imports: Imports)
    readonly exports: Exports
  }
  class Memory {
    /** In pages of 65536 bytes. */
    constructor(limits: { readonly initial: number; readonly maximum: number })
    readonly buffer: ArrayBuffer
    grow(pages: number): number
  }
  class Table {
    readonly length: number
    get(index: number): ((...args: number[]) => number | undefined) | null
    set(index: number, value: unknown): void
    grow(delta: number): number
  }
  class RuntimeError extends Error {}

  function compile(bytes: Uint8Array): Promise<Module>
  function instantiate<Exports>(module: Module, imports: Imports): Promise<Instance<Exports>>
}
