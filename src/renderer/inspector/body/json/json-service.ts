import { decode } from '../kinds/charset.ts'
import type { JsonNodes } from './json-nodes.ts'
import { formatJson } from './json-text.ts'
import { createJsonTree, type JsonTree, type TreeRow } from './json-tree.ts'
import { parseJson, type JsonFault } from './parse-json.ts'

/** What is asked of the thread that holds a JSON text; the rows are those that are shown at that moment. */
export type JsonQuestion =
  | { readonly ask: 'open'; readonly bytes: Uint8Array; readonly encoding: string }
  | { readonly ask: 'rows'; readonly from: number; readonly count: number }
  | { readonly ask: 'fold'; readonly row: number; readonly to: 'expanded' | 'collapsed' | 'all-expanded' }
  | { readonly ask: 'collapse-all' }
  | { readonly ask: 'parent'; readonly row: number }
  | { readonly ask: 'copy'; readonly row: number; readonly what: 'path' | 'value' }
  | { readonly ask: 'format' }

export type JsonAnswer =
  | { readonly answer: 'shown'; readonly rowCount: number }
  | { readonly answer: 'invalid'; readonly fault: JsonFault }
  | { readonly answer: 'rows'; readonly rows: readonly TreeRow[] }
  | { readonly answer: 'row'; readonly row: number | undefined }
  /** `undefined`: it would be too long. */
  | { readonly answer: 'text'; readonly text: string | undefined }

/** Holds one JSON text. Lives in a thread of its own: parsing 16 MiB takes a good part of a second. */
export function createJsonService(): (question: JsonQuestion) => JsonAnswer {
  let tree: JsonTree | undefined
  let nodes: JsonNodes | undefined
  const shown = (): JsonAnswer => ({ answer: 'shown', rowCount: tree?.rowCount() ?? 0 })

  return (question) => {
    switch (question.ask) {
      case 'open': {
        const parsed = parseJson(decode(question.bytes, question.encoding))
        if (!parsed.ok) return { answer: 'invalid', fault: parsed.fault }
        tree = createJsonTree(parsed.nodes)
        nodes = parsed.nodes
        return shown()
      }
      case 'rows':
        return { answer: 'rows', rows: tree?.rows(question.from, question.count) ?? [] }
      case 'fold':
        if (question.to === 'all-expanded') tree?.expandAll(question.row)
        else tree?.setExpanded(question.row, question.to === 'expanded')
        return shown()
      case 'collapse-all':
        tree?.collapseAll()
        return shown()
      case 'parent':
        return { answer: 'row', row: tree?.parentOf(question.row) }
      case 'copy':
        return {
          answer: 'text',
          text: question.what === 'path' ? tree?.pathOf(question.row) : tree?.valueOf(question.row),
        }
      case 'format':
        return { answer: 'text', text: nodes && formatJson(nodes) }
      default:
        return question satisfies never
    }
  }
}
