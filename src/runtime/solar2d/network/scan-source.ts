/** What begins a comment or a string, also in long brackets. */
const opening = /--\[(=*)\[|--|\[(=*)\[|["']/g

const requestIdKey = /\[[\w.:\s]*requestId\s*\]/gi

export type KeyPlace = { readonly line: number; readonly text: string }

/** Where a Lua source uses a request id as the key of a table: `t[event.requestId]`. */
export function findRequestIdKeys(source: Uint8Array): readonly KeyPlace[] {
  const code = codeOnly(new TextDecoder().decode(source))
  const places: KeyPlace[] = []
  let line = 1
  let from = 0
  for (const match of code.matchAll(requestIdKey)) {
    line += newLinesIn(code.slice(from, match.index))
    from = match.index
    places.push({ line, text: match[0].replaceAll(/\s+/g, ' ').slice(0, 200) })
  }
  return places
}

/** The source with blanks for comments and strings. One pass: hostile sources are scanned too. */
function codeOnly(source: string): string {
  const parts: string[] = []
  let at = 0
  for (opening.lastIndex = 0; ; opening.lastIndex = at) {
    const match = opening.exec(source)
    if (match === null) break
    const end = endOf(source, match)
    parts.push(source.slice(at, match.index), '\n'.repeat(newLinesIn(source.slice(match.index, end))), ' ')
    at = end
  }
  parts.push(source.slice(at))
  return parts.join('')
}

function endOf(source: string, match: RegExpExecArray): number {
  const [opener, commentLevel, stringLevel] = match
  const start = match.index + opener.length
  const level = commentLevel ?? stringLevel
  if (level !== undefined) return after(source, source.indexOf(`]${level}]`, start), level.length + 2)
  if (opener === '--') return after(source, source.indexOf('\n', start), 0)
  for (let at = start; at < source.length; at += 1) {
    const character = source[at]
    if (character === '\\') at += 1
    else if (character === opener || character === '\n') return at + 1
  }
  return source.length
}

const after = (source: string, found: number, sizeBeyond: number): number =>
  found < 0 ? source.length : found + sizeBeyond

function newLinesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
