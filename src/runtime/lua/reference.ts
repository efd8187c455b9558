import type { Context } from './context.ts'
import { registryIndex, type Pointer } from './lua-api.ts'

/** Keeps one Lua table or function alive. */
export class Reference<K extends 'table' | 'function' = 'table' | 'function'> {
  readonly kind: K
  readonly #context: Context
  #slot: number | undefined

  constructor(context: Context, kind: K, slot: number) {
    this.#context = context
    this.kind = kind
    this.#slot = slot
    context.abandoned.register(this, slot, this)
  }

  /** The registry slot. A released reference, or one of another machine, names nothing. */
  slotIn(context: Context): number {
    if (this.#slot === undefined) throw new Error(`the Lua ${this.kind} was released before this use of it`)
    if (this.#context !== context) throw new Error(`the Lua ${this.kind} belongs to another machine`)
    return this.#slot
  }

  readonly release = (): void => {
    const slot = this.#slot
    if (slot === undefined) return
    this.#slot = undefined
    this.#context.abandoned.unregister(this)
    freeSlot(this.#context, slot)
  }
}

/** Pops the value on top into the registry. */
export function popReference<K extends 'table' | 'function'>(
  context: Context,
  state: Pointer,
  kind: K,
): Reference<K> {
  return new Reference(context, kind, context.api.luaL_ref(state, registryIndex))
}

export function freeSlot(context: Context, slot: number): void {
  if (context.stopped === undefined) context.api.luaL_unref(context.current, registryIndex, slot)
}
