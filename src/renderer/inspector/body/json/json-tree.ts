import { nodeKind, nodeKindNames, type JsonNodes, type NodeKindName } from './json-nodes.ts'
import { pathTo, textOf } from './json-text.ts'

/** More children than that are shown in chunks of as many. */
export const chunkSize = 1000

/** A line of the tree, as much of it as is drawn. */
export type TreeRow = {
  /** Stays the same while others are folded: the node, and the chunk of it. */
  readonly id: string
  readonly depth: number
  readonly kind: NodeKindName | 'chunk'
  readonly key?: string
  /** Of an array's element; of a chunk, its first. */
  readonly index?: number
  /** A value, or what is inside: `3 keys`, `[0 … 999]`. Cut when it is long. */
  readonly preview: string
  readonly isExpanded?: boolean
  /** Among its siblings, for those who do not see the tree: from 1 on. */
  readonly position: number
  readonly siblings: number
}

type Line = {
  readonly node: number
  /** -1 for the node itself. */
  readonly chunk: number
  readonly depth: number
  readonly position: number
  readonly siblings: number
}

export type JsonTree = {
  readonly rowCount: () => number
  readonly rows: (from: number, count: number) => readonly TreeRow[]
  readonly setExpanded: (row: number, isExpanded: boolean) => void
  /** All that is below a row too, until so many rows are shown. */
  readonly expandAll: (row: number) => void
  readonly collapseAll: () => void
  /** The row that a row is inside of. */
  readonly parentOf: (row: number) => number | undefined
  readonly pathOf: (row: number) => string
  /** As the text writes it. */
  readonly valueOf: (row: number) => string
}

const previewLength = 300
const mostExpandedAtOnce = 50_000

/** The tree of a JSON text: which of its nodes are unfolded, and what the lines show. */
export function createJsonTree(nodes: JsonNodes): JsonTree {
  const expanded = new Set<string>(['0'])
  let lines: readonly Line[] = linesBelow(nodes, expanded)

  const refold = (): void => {
    lines = linesBelow(nodes, expanded)
  }
  const idOf = ({ node, chunk }: Line): string => (chunk < 0 ? String(node) : `${node}:${chunk}`)

  return {
    rowCount: () => lines.length,
    rows: (from, count) =>
      lines.slice(from, from + count).map((line) => rowOf(nodes, line, idOf(line), expanded)),
    setExpanded: (row, isExpanded) => {
      const line = lines[row]
      if (line === undefined) return
      if (isExpanded) expanded.add(idOf(line))
      else expanded.delete(idOf(line))
      refold()
    },
    expandAll: (row) => {
      const line = lines[row]
      if (line === undefined) return
      let added = 0
      const until = nodes.next[line.node] ?? 0
      for (let node = line.node; node < until && added < mostExpandedAtOnce; node += 1) {
        const children = nodes.children[node] ?? 0
        if (children === 0) continue
        expanded.add(String(node))
        added += Math.min(children, chunkSize)
        if (children > chunkSize) expanded.add(`${node}:0`)
      }
      refold()
    },
    collapseAll: () => {
      expanded.clear()
      expanded.add('0')
      refold()
    },
    parentOf: (row) => {
      const depth = lines[row]?.depth ?? 0
      for (let above = row - 1; above >= 0; above -= 1) if ((lines[above]?.depth ?? 0) < depth) return above
      return undefined
    },
    pathOf: (row) => pathTo(nodes, lines[row]?.node ?? 0),
    valueOf: (row) => {
      const node = lines[row]?.node ?? 0
      return nodes.text.slice(nodes.start[node], nodes.end[node])
    },
  }
}

function linesBelow(nodes: JsonNodes, expanded: ReadonlySet<string>): readonly Line[] {
  const lines: Line[] = []
  const waiting: Line[] = [{ node: 0, chunk: -1, depth: 0, position: 1, siblings: 1 }]
  for (let line = waiting.pop(); line !== undefined; line = waiting.pop()) {
    lines.push(line)
    const { node, chunk, depth } = line
    if (!expanded.has(chunk < 0 ? String(node) : `${node}:${chunk}`)) continue
    // What is shown next is taken from the end.
    for (const below of linesInside(nodes, node, chunk, depth + 1).toReversed()) waiting.push(below)
  }
  return lines
}

function linesInside(nodes: JsonNodes, node: number, chunk: number, depth: number): readonly Line[] {
  const children = nodes.children[node] ?? 0
  if (chunk < 0 && children > chunkSize) {
    const siblings = Math.ceil(children / chunkSize)
    return Array.from({ length: siblings }, (_, at) => ({
      node,
      chunk: at,
      depth,
      position: at + 1,
      siblings,
    }))
  }
  const lines: Line[] = []
  const from = Math.max(0, chunk) * chunkSize
  const until = nodes.next[node] ?? 0
  let child = node + 1
  for (let index = 0; child < until && index < from + chunkSize; index += 1) {
    if (index >= from) lines.push({ node: child, chunk: -1, depth, position: index + 1, siblings: children })
    child = nodes.next[child] ?? until
  }
  return lines
}

function rowOf(nodes: JsonNodes, line: Line, id: string, expanded: ReadonlySet<string>): TreeRow {
  const { node, chunk, depth, position, siblings } = line
  const children = nodes.children[node] ?? 0
  const folding = chunk >= 0 || children > 0 ? { isExpanded: expanded.has(id) } : {}
  if (chunk >= 0) {
    const first = chunk * chunkSize
    const last = Math.min(first + chunkSize, children) - 1
    return {
      id,
      depth,
      kind: 'chunk',
      index: first,
      preview: `[${first} … ${last}]`,
      position,
      siblings,
      ...folding,
    }
  }
  const key = nodes.key[node] ?? -1
  const kind = nodeKindNames[nodes.kind[node] ?? 0] ?? 'null'
  return {
    id,
    depth,
    kind,
    ...(key >= 0 ? { key: textOf(nodes.text, key, 200) } : depth > 0 ? { index: position - 1 } : {}),
    preview: previewOf(nodes, node, children),
    position,
    siblings,
    ...folding,
  }
}

function previewOf(nodes: JsonNodes, node: number, children: number): string {
  const start = nodes.start[node] ?? 0
  switch (nodes.kind[node]) {
    case nodeKind.object:
      return children === 1 ? '1 key' : `${children} keys`
    case nodeKind.array:
      return children === 1 ? '1 element' : `${children} elements`
    case nodeKind.string:
      return JSON.stringify(textOf(nodes.text, start, previewLength))
    default:
      return nodes.text.slice(start, Math.min(nodes.end[node] ?? 0, start + previewLength))
  }
}
