export type JsonProblem = { readonly line: number; readonly column: number; readonly message: string }

const token = {
  space: /[ \t\n\r]*/y,
  // oxlint-disable-next-line no-control-regex -- JSON forbids them bare inside a string
  string: /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y,
  scalar: /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y,
}

const maxDepth = 64

/**
 * Where and why a text is not JSON. The engine's own message names the place only sometimes; it lets a key pass that is
 * written twice, and `__proto__`, which would vanish from what is checked later.
 *
 * @returns undefined when `JSON.parse` takes the text and no key is wrong; line and column start at 1.
 */
export function findJsonProblem(text: string): JsonProblem | undefined {
  let offset = 0
  let problem: string | undefined

  const stop = (message: string): false => {
    problem = message
    return false
  }
  const skip = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = offset
    const found = pattern.exec(text)?.[0]
    offset += found?.length ?? 0
    return found
  }
  const next = (): string => {
    skip(token.space)
    return text.charAt(offset)
  }

  const value = (depth: number): boolean => {
    const character = next()
    if (depth > maxDepth) return stop(`Values are nested more than ${maxDepth} deep.`)
    if (character === '{') return members('}', depth, new Set())
    if (character === '[') return members(']', depth, undefined)
    if (character === '"')
      return skip(token.string) !== undefined || stop('This string is not closed properly.')
    return skip(token.scalar) !== undefined || stop(describeStray(text, offset))
  }

  const key = (seen: Set<string>): boolean => {
    if (next() !== '"') return stop('A key in double quotes is expected here.')
    const start = offset
    const written = skip(token.string)
    if (written === undefined) return stop('This string is not closed properly.')
    const name = String(JSON.parse(written))
    if (seen.has(name) || name === '__proto__') {
      offset = start
      return stop(seen.has(name) ? `The key ${written} is written twice.` : `Remove the key ${written}.`)
    }
    seen.add(name)
    if (next() !== ':') return stop('A ":" is expected here.')
    offset += 1
    return true
  }

  const members = (end: '}' | ']', depth: number, seen: Set<string> | undefined): boolean => {
    offset += 1
    if (next() === end) return (offset += 1) > 0
    for (;;) {
      if (next() === end) return stop(`Remove the comma before "${end}".`)
      if (seen && !key(seen)) return false
      if (!value(depth + 1)) return false
      const separator = next()
      offset += 1
      if (separator === end) return true
      if (separator !== ',') {
        offset -= 1
        return stop(`A "," or "${end}" is expected here.`)
      }
    }
  }

  if (value(0) && next() !== '') stop('The text goes on after the end of the value.')
  return problem === undefined ? undefined : { ...placeOf(text, offset), message: problem }
}

function describeStray(text: string, offset: number): string {
  if (offset >= text.length) return 'The text ends too early.'
  if (text.startsWith('//', offset) || text.startsWith('/*', offset)) return 'JSON has no comments.'
  return 'A value is expected here.'
}

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
