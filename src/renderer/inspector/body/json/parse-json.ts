import { JsonNodesBuilder, mostNodes, nodeKind, type JsonNodes, type NodeKind } from './json-nodes.ts'

/** Where and why a text is no JSON. `line` and `column` begin with 1. */
export type JsonFault = {
  readonly problem: string
  readonly offset: number
  readonly line: number
  readonly column: number
}

export type ParsedJson =
  { readonly ok: true; readonly nodes: JsonNodes } | { readonly ok: false; readonly fault: JsonFault }

class Fault extends Error {
  readonly offset: number

  constructor(problem: string, offset: number) {
    super(problem)
    this.offset = offset
  }
}

/**
 * Parses by RFC 8259 and keeps where everything stands, in the order of the text and with keys that come twice. It does
 * not call itself, so no depth is too deep.
 */
export function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, nodes: parse(text) }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return {
      ok: false,
      fault: { problem: error.message, offset: error.offset, ...placeOf(text, error.offset) },
    }
  }
}

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  let line = 1
  let lineStart = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1
    lineStart = at + 1
  }
  return { line, column: offset - lineStart + 1 }
}

const quote = 34
const comma = 44
const colon = 58
const openArray = 91
const closeArray = 93
const openObject = 123
const closeObject = 125

function parse(text: string): JsonNodes {
  const nodes = new JsonNodesBuilder()
  const open: number[] = []
  let at = skipSpace(text, 0)
  if (at === text.length) throw new Fault('The text is empty.', at)
  for (;;) {
    let key = -1
    const parent = open.at(-1)
    if (parent !== undefined && nodes.kind[parent] === nodeKind.object) {
      if (text.charCodeAt(at) !== quote) throw expected('a key in double quotes', text, at)
      key = at
      at = skipSpace(text, stringEnd(text, at))
      if (text.charCodeAt(at) !== colon) throw expected('":" after the key', text, at)
      at = skipSpace(text, at + 1)
    }
    if (nodes.count === mostNodes) throw new Fault('There are more values than can be shown as a tree.', at)
    if (parent !== undefined) nodes.children[parent] = (nodes.children[parent] ?? 0) + 1
    const code = text.charCodeAt(at)
    if (code === openObject || code === openArray) {
      const node = nodes.add(code === openObject ? nodeKind.object : nodeKind.array, at, key)
      at = skipSpace(text, at + 1)
      if (text.charCodeAt(at) !== (code === openObject ? closeObject : closeArray)) {
        open.push(node)
        continue
      }
      at += 1
      nodes.close(node, at)
    } else {
      const { kind, end } = scalar(text, at, code)
      const node = nodes.add(kind, at, key)
      at = end
      nodes.close(node, at)
    }
    at = closeAll(text, skipSpace(text, at), open, nodes)
    if (open.length === 0) {
      if (at < text.length) throw expected('nothing more after the value', text, at)
      return nodes.finish(text)
    }
    at = skipSpace(text, at + 1)
  }
}

/** After a value: closes what ends here, and stops at the comma before the next value or at the end. */
function closeAll(text: string, from: number, open: number[], nodes: JsonNodesBuilder): number {
  let at = from
  for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
    const isObject = nodes.kind[node] === nodeKind.object
    const code = text.charCodeAt(at)
    if (code === comma) return at
    if (code !== (isObject ? closeObject : closeArray)) {
      throw expected(isObject ? '"," or "}"' : '"," or "]"', text, at)
    }
    at += 1
    nodes.close(node, at)
    open.pop()
    at = skipSpace(text, at)
  }
  return at
}

function skipSpace(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at
    at += 1
  }
}

const words = [
  ['true', nodeKind.true],
  ['false', nodeKind.false],
  ['null', nodeKind.null],
] as const

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

function scalar(text: string, at: number, code: number): { readonly kind: NodeKind; readonly end: number } {
  if (code === quote) return { kind: nodeKind.string, end: stringEnd(text, at) }
  for (const [word, kind] of words) {
    if (text.startsWith(word, at)) return { kind, end: at + word.length }
  }
  number.lastIndex = at
  if (number.test(text)) return { kind: nodeKind.number, end: number.lastIndex }
  throw expected('a value', text, at)
}

/** Behind the closing quotes. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) return at + 1
    if (code < 32) throw new Fault('A text in quotes holds a line break or another control character.', at)
    if (code !== 92) continue
    at += 1
    const escaped = text[at]
    if (escaped === 'u') {
      if (!/^[\da-fA-F]{4}$/.test(text.slice(at + 1, at + 5)))
        throw new Fault('\\u needs four hex digits.', at)
      at += 4
    } else if (escaped === undefined || !'"\\/bfnrt'.includes(escaped)) {
      throw new Fault('This character cannot follow a backslash.', at)
    }
  }
  throw new Fault('The text ends inside of quotes: the body was cut, or a quote is missing.', start)
}

function expected(what: string, text: string, at: number): Fault {
  if (at >= text.length) return new Fault(`The text ends where ${what} should be: the body was cut.`, at)
  const found = JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0))
  return new Fault(`${found} stands where ${what} should be.`, at)
}
