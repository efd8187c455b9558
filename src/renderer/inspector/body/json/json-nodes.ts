/** Kinds of nodes; numbers, because millions of them stand in one array. */
export const nodeKind = { object: 0, array: 1, string: 2, number: 3, true: 4, false: 5, null: 6 } as const
export type NodeKind = (typeof nodeKind)[keyof typeof nodeKind]
export type NodeKindName = keyof typeof nodeKind

/** By their numbers. */
export const nodeKindNames: readonly NodeKindName[] = [
  'object',
  'array',
  'string',
  'number',
  'true',
  'false',
  'null',
]

/** More than that is not kept: the arrays alone would take some 100 MiB. */
export const mostNodes = 4_000_000

/**
 * The nodes of a JSON text in its order, as columns: a node's children follow it directly, and `next` is the first node
 * that is no longer inside. `start` and `end` are of the value in the text, with its quotes or brackets.
 */
export type JsonNodes = {
  readonly text: string
  readonly count: number
  readonly kind: Uint8Array
  readonly start: Int32Array
  readonly end: Int32Array
  readonly next: Int32Array
  /** Where the key before the value begins, with its quotes; -1 where there is none. */
  readonly key: Int32Array
  /** Of an object or an array. */
  readonly children: Int32Array
}

/** Grows as nodes come: nobody knows how many there will be. */
export class JsonNodesBuilder {
  count = 0
  private capacity = 1024
  kind = new Uint8Array(1024)
  start = new Int32Array(1024)
  end = new Int32Array(1024)
  next = new Int32Array(1024)
  key = new Int32Array(1024)
  children = new Int32Array(1024)

  add(kind: NodeKind, start: number, key: number): number {
    const node = this.count
    if (node === this.capacity) this.grow()
    this.kind[node] = kind
    this.start[node] = start
    this.key[node] = key
    this.count += 1
    return node
  }

  close(node: number, end: number): void {
    this.end[node] = end
    this.next[node] = this.count
  }

  finish(text: string): JsonNodes {
    const { count, kind, start, end, next, key, children } = this
    return { text, count, kind, start, end, next, key, children }
  }

  private grow(): void {
    this.capacity *= 2
    const kind = new Uint8Array(this.capacity)
    kind.set(this.kind)
    this.kind = kind
    this.start = grown(this.start, this.capacity)
    this.end = grown(this.end, this.capacity)
    this.next = grown(this.next, this.capacity)
    this.key = grown(this.key, this.capacity)
    this.children = grown(this.children, this.capacity)
  }
}

function grown(column: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity)
  larger.set(column)
  return larger
}
