import { nodeKind, type JsonNodes } from './json-nodes.ts'

/** The characters of a string node or a key without its quotes, at most so many; escapes are resolved. */
export function textOf(json: string, start: number, limit: number): string {
  // Six characters of the text may become one.
  const raw = json.slice(start + 1, start + 1 + limit * 6)
  const end = endOfString(raw)
  const whole = end < 0 ? withoutCutEscape(raw) : raw.slice(0, end)
  const text = String(JSON.parse(`"${whole}"`))
  return text.length > limit || end < 0 ? `${text.slice(0, limit)}…` : text
}

function endOfString(raw: string): number {
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] === '\\') at += 1
    else if (raw[at] === '"') return at
  }
  return -1
}

function withoutCutEscape(raw: string): string {
  const backslash = raw.lastIndexOf('\\')
  if (backslash < raw.length - 6) return raw
  // Also where it was a whole escape: what is shown is cut anyway.
  let first = backslash
  while (first > 0 && raw[first - 1] === '\\') first -= 1
  return raw.slice(0, first)
}

/** `$.scores[3]["display name"]`: how most tools write the path to a value. */
export function pathTo(nodes: JsonNodes, target: number): string {
  let path = '$'
  let node = 0
  while (node !== target) {
    let child = node + 1
    let index = 0
    while ((nodes.next[child] ?? 0) <= target) {
      child = nodes.next[child] ?? 0
      index += 1
    }
    const key = nodes.key[child] ?? -1
    path += key < 0 ? `[${index}]` : keyPath(textOf(nodes.text, key, 1000))
    node = child
  }
  return path
}

const keyPath = (key: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`

/** Deep nesting makes a short text endlessly long. */
const mostIndented = 60
const mostFormattedCharacters = 64 * 1024 * 1024

/**
 * Each value on a line of its own, two spaces for each depth. Numbers and strings stay as they are written. `undefined`
 * for what would become too long.
 */
export function formatJson(nodes: JsonNodes): string | undefined {
  const { text, kind, start, end, next, key, children } = nodes
  const parts: string[] = []
  const open: number[] = []
  let indentation = 0
  for (let node = 0; node < nodes.count; node += 1) {
    for (
      let parent = open.at(-1);
      parent !== undefined && (next[parent] ?? 0) <= node;
      parent = open.at(-1)
    ) {
      open.pop()
      parts.push(lineStart(open.length), kind[parent] === nodeKind.object ? '}' : ']')
    }
    if (node > 0) {
      if (open.at(-1) !== node - 1) parts.push(',')
      parts.push(lineStart(open.length))
      indentation += 2 * Math.min(open.length, mostIndented)
      if (indentation + text.length > mostFormattedCharacters) return undefined
    }
    const keyStart = key[node] ?? -1
    if (keyStart >= 0) parts.push(text.slice(keyStart, keyEnd(text, keyStart)), ': ')
    if ((children[node] ?? 0) > 0) {
      parts.push(kind[node] === nodeKind.object ? '{' : '[')
      open.push(node)
    } else if (kind[node] === nodeKind.object) parts.push('{}')
    else if (kind[node] === nodeKind.array) parts.push('[]')
    else parts.push(text.slice(start[node], end[node]))
  }
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    parts.push(lineStart(open.length), kind[parent] === nodeKind.object ? '}' : ']')
  }
  return parts.join('')
}

const lineStart = (depth: number): string => `\n${'  '.repeat(Math.min(depth, mostIndented))}`

function keyEnd(text: string, start: number): number {
  let at = start + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}
