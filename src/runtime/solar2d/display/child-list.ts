/** What stands in a list and knows where. */
type Listed = { slot: number }

/** Room that an unused part of a list may take before it is given back. */
const spareSlots = 64

/**
 * The children of a group, back to front. Adding and removing at both ends, and removing in the middle, take constant
 * time: a removed one leaves a hole that the next look at the order closes.
 */
export class ChildList<T extends Listed> {
  #slots: (T | undefined)[] = []
  #first = 0
  #holes = 0

  get count(): number {
    return this.#slots.length - this.#first - this.#holes
  }

  /** All of them. The array is the list's own: it changes with the next call that changes the list. */
  get all(): readonly T[] {
    if (this.#first > 0 || this.#holes > 0) this.#tidy()
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a tidy list has no holes
    return this.#slots as readonly T[]
  }

  /** `index` counts from 0. */
  at(index: number): T | undefined {
    if (this.#holes > 0) this.#tidy()
    return index < 0 ? undefined : this.#slots[this.#first + index]
  }

  indexOf(item: T): number {
    if (this.#holes > 0) this.#tidy()
    return item.slot - this.#first
  }

  /** Before the one at `index`, or at the end. */
  insert(item: T, index: number): void {
    if (index >= this.count) this.#append(item)
    else if (index <= 0) this.#prepend(item)
    else {
      if (this.#first > 0 || this.#holes > 0) this.#tidy()
      this.#slots.splice(index, 0, item)
      this.#number(index)
    }
  }

  remove(item: T): void {
    const slots = this.#slots
    slots[item.slot] = undefined
    this.#holes += 1
    while (this.#first < slots.length && slots[this.#first] === undefined) {
      this.#first += 1
      this.#holes -= 1
    }
    while (slots.length > this.#first && slots.at(-1) === undefined) {
      slots.pop()
      this.#holes -= 1
    }
    if (this.#first + this.#holes > this.count * 2 + spareSlots) this.#tidy()
  }

  #append(item: T): void {
    item.slot = this.#slots.length
    this.#slots.push(item)
  }

  #prepend(item: T): void {
    if (this.#first === 0) {
      const room = this.count + 1
      this.#slots = [...Array.from({ length: room }, () => undefined), ...this.#slots]
      this.#first = room
      this.#number(room)
    }
    this.#first -= 1
    item.slot = this.#first
    this.#slots[this.#first] = item
  }

  #tidy(): void {
    this.#slots = this.#slots.filter((item) => item !== undefined)
    this.#first = 0
    this.#holes = 0
    this.#number(0)
  }

  #number(from: number): void {
    for (let slot = from; slot < this.#slots.length; slot += 1) {
      const item = this.#slots[slot]
      if (item !== undefined) item.slot = slot
    }
  }
}
