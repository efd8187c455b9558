import type { FileNode, FileTree } from './file-tree.ts'
import { ownName } from './file-key.ts'

/** One line of the tree as it is drawn. */
export type FileLine = {
  readonly node: FileNode
  /** 1 for a directory. */
  readonly level: number
  readonly isExpanded: boolean
  readonly position: number
  readonly siblings: number
}

/** The lines that are shown: of what is expanded, or with a filter all that match and the folders above them. */
export function fileLines(tree: FileTree, expanded: ReadonlySet<string>, query: string): readonly FileLine[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const shown = words.length === 0 ? undefined : matching(tree.roots, words)
  const lines: FileLine[] = []
  const addAll = (nodes: readonly FileNode[], level: number): void => {
    const visible = shown === undefined ? nodes : nodes.filter(({ key }) => shown.has(key))
    for (const [index, node] of visible.entries()) {
      const isExpanded = node.children.length > 0 && (shown !== undefined || expanded.has(node.key))
      lines.push({ node, level, isExpanded, position: index + 1, siblings: visible.length })
      if (isExpanded) addAll(node.children, level + 1)
    }
  }
  addAll(tree.roots, 1)
  return lines
}

function matching(roots: readonly FileNode[], words: readonly string[]): ReadonlySet<string> {
  const shown = new Set<string>()
  const visit = (node: FileNode): boolean => {
    const name = node.name.toLowerCase()
    const isMatch = name !== '' && words.every((word) => name.includes(word))
    // Each child is asked: `some` would stop at the first.
    const isAbove = node.children.filter(visit).length > 0
    if (isMatch || isAbove) shown.add(node.key)
    return isMatch || isAbove
  }
  for (const root of roots) visit(root)
  return shown
}

/** The next line whose name begins with what was typed, after this one and round. */
export function lineStartingWith(lines: readonly FileLine[], typed: string, from: number): number {
  const start = typed.toLowerCase()
  for (let step = 0; step < lines.length; step += 1) {
    const index = (from + step) % lines.length
    const line = lines[index]
    if (line !== undefined && ownName(line.node.name).toLowerCase().startsWith(start)) return index
  }
  return -1
}
