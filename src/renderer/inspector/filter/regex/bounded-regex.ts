import { unreachable } from '../../../../shared/outcome.ts'
import { linearRegex } from './linear-regex.ts'
import type { RegexNode } from './parse-regex.ts'
import { parseRegex } from './parse-regex.ts'

export type BoundedRegex = { readonly test: (text: string) => boolean }

/** So much of a text is looked at. */
const mostCharacters = 8192
/** Texts up to this length go to JavaScript's own engine, when the expression has few ways through. */
const mostNativeCharacters = 512
const mostWays = 64

/**
 * A regular expression whose time is bounded whatever the text is, or, as a text, why it is none. Look-arounds and
 * back-references have no such bound.
 */
export function boundedRegex(source: string, isCaseSensitive: boolean): BoundedRegex | string {
  let native: RegExp
  try {
    native = new RegExp(source, isCaseSensitive ? '' : 'i')
  } catch (error) {
    const why = error instanceof Error ? /: ([^:]+)$/.exec(error.message)?.[1] : undefined
    return `This is no regular expression${why === undefined ? '' : `: ${why}`}`
  }
  const tree = parseRegex(source)
  if (typeof tree === 'string') return tree
  const linear = linearRegex(tree, isCaseSensitive)
  if (linear === undefined) return 'This regular expression is too large'
  const isFewWays = waysThrough(tree) <= mostWays && countRuns(tree) <= 1
  return {
    test: (text) =>
      isFewWays && text.length <= mostNativeCharacters
        ? native.test(text)
        : linear(text.length > mostCharacters ? text.slice(0, mostCharacters) : text),
  }
}

/** In how many ways an expression can be taken, the lengths of its runs apart. */
function waysThrough(node: RegexNode): number {
  switch (node.kind) {
    case 'one':
    case 'place':
      return 1
    case 'sequence':
      return node.items.reduce((ways, item) => ways * waysThrough(item), 1)
    case 'either':
      return node.options.reduce((ways, option) => ways + waysThrough(option), 0)
    case 'repeat':
      if (node.item.kind !== 'one') return Infinity
      return node.most === Infinity ? 1 : node.most - node.least + 1
    default:
      return unreachable(node)
  }
}

function countRuns(node: RegexNode): number {
  switch (node.kind) {
    case 'one':
    case 'place':
      return 0
    case 'sequence':
      return node.items.reduce((count, item) => count + countRuns(item), 0)
    case 'either':
      return node.options.reduce((count, option) => count + countRuns(option), 0)
    case 'repeat':
      return (node.most === Infinity ? 1 : 0) + countRuns(node.item)
    default:
      return unreachable(node)
  }
}
