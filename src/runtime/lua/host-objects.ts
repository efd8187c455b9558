/**
 * Numbers JavaScript objects so that Lua's memory can name them, and counts the names: an object is forgotten when Lua
 * has collected the last userdata that carries its number.
 */
export class HostObjects<T extends object> {
  readonly #entries = new Map<number, { readonly key: object; readonly value: T; count: number }>()
  readonly #ids = new WeakMap<object, number>()
  #nextId = 1

  /** The number of `key`, one use more. `make` runs when it has none yet. */
  retain(key: object, make: () => T): number {
    const known = this.#ids.get(key)
    const entry = known === undefined ? undefined : this.#entries.get(known)
    if (known !== undefined && entry !== undefined) {
      entry.count += 1
      return known
    }
    const id = this.#nextId
    this.#nextId += 1
    this.#entries.set(id, { key, value: make(), count: 1 })
    this.#ids.set(key, id)
    return id
  }

  release(id: number): void {
    const entry = this.#entries.get(id)
    if (entry === undefined) return
    entry.count -= 1
    if (entry.count > 0) return
    this.#entries.delete(id)
    this.#ids.delete(entry.key)
  }

  get(id: number): T | undefined {
    return this.#entries.get(id)?.value
  }

  get size(): number {
    return this.#entries.size
  }
}
