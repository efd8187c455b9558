export type RegexNode =
  /** One character. `source` is the part of the expression that says which. */
  | { readonly kind: 'one'; readonly source: string }
  | { readonly kind: 'place'; readonly is: 'start' | 'end' | 'word-edge' | 'no-word-edge' }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'either'; readonly options: readonly RegexNode[] }
  | { readonly kind: 'repeat'; readonly item: RegexNode; readonly least: number; readonly most: number }

const counted = /\{(\d+)(?:(,)(\d*))?\}/y
const characterClass = /\[(?:[^\]\\]|\\.)*\]/y
const escape = /\\(?:x[\da-f]{2}|u[\da-f]{4}|c[a-z]|[^])/iy
const groupStart = /\((?:\?:|\?<[^=!>][^>]*>)?/y

type Place = Extract<RegexNode, { kind: 'place' }>['is']

const places = new Map<string, Place>([
  ['^', 'start'],
  ['$', 'end'],
  [String.raw`\b`, 'word-edge'],
  [String.raw`\B`, 'no-word-edge'],
])

/** The expression as a tree, or, as a text, what of it is not understood. It must be one that JavaScript takes. */
export function parseRegex(source: string): RegexNode | string {
  let at = 0
  let problem: string | undefined

  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found === null) return undefined
    at += found[0].length
    return found
  }

  const either = (): RegexNode => {
    const options = [sequence()]
    while (source[at] === '|') {
      at += 1
      options.push(sequence())
    }
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'either', options }
  }

  const sequence = (): RegexNode => {
    const items: RegexNode[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      items.push(repeated(atom()))
    }
    return { kind: 'sequence', items }
  }

  const atom = (): RegexNode => {
    if (source[at] === '(') return group()
    const text = take(escape)?.[0] ?? take(characterClass)?.[0] ?? source[at++] ?? ''
    if (/^\\[1-9k]/.test(text)) problem = `The filter's expressions cannot refer back: ${text}`
    const is = places.get(text)
    return is === undefined ? { kind: 'one', source: text } : { kind: 'place', is }
  }

  const group = (): RegexNode => {
    if (/^\(\?(?!:|<[^=!])/.test(source.slice(at, at + 4))) {
      problem = `The filter's expressions cannot look around: ${source.slice(at, at + 3)}`
    }
    take(groupStart)
    const inner = either()
    at += 1
    return inner
  }

  const repeated = (item: RegexNode): RegexNode => {
    const [least, most] = quantifier()
    if (least === 1 && most === 1) return item
    // Whether it takes as much or as little as it can makes no difference to whether it matches.
    if (source[at] === '?') at += 1
    return { kind: 'repeat', item, least, most }
  }

  const quantifier = (): readonly [least: number, most: number] => {
    const sign = source[at]
    if (sign === '*' || sign === '+' || sign === '?') {
      at += 1
      return [sign === '+' ? 1 : 0, sign === '?' ? 1 : Infinity]
    }
    const [, least, comma, most] = take(counted) ?? []
    if (least === undefined) return [1, 1]
    if (comma === undefined) return [Number(least), Number(least)]
    return [Number(least), most === '' || most === undefined ? Infinity : Number(most)]
  }

  const tree = either()
  return problem ?? tree
}
