import { unreachable } from '../../../shared/outcome.ts'
import { boundedRegex } from './bounded-regex.ts'
import type { CompiledFilter, FilterNeed, FilterProblem, FilterTerm, Matcher } from './filter.ts'
import { filterKey, filterKeys } from './filter-keys.ts'
import { matchRegex, matchText } from './free-text.ts'
import type { Token } from './tokens.ts'
import { tokenize } from './tokens.ts'

type Outcome = { readonly matcher?: Matcher; readonly problems: readonly FilterProblem[] }

/**
 * What a filter's text asks for. All terms must hold; `or` between them begins another set, of which one is enough. A
 * term that says nothing is a problem with its place, and the rest holds without it.
 */
export function compileFilter(text: string): CompiledFilter {
  const terms: FilterTerm[] = []
  const problems: FilterProblem[] = []
  const needs = new Set<FilterNeed>()
  const branches: { readonly matchers: Matcher[]; readonly meanings: string[] }[] = []
  let branch: (typeof branches)[number] | undefined

  for (const token of tokenize(text)) {
    if (token.kind === 'or') {
      branch = undefined
      continue
    }
    terms.push(termOf(token))
    const { matcher, problems: own } = compileToken(token)
    problems.push(...own)
    if (matcher === undefined) continue
    if (branch === undefined) {
      branch = { matchers: [], meanings: [] }
      branches.push(branch)
    }
    branch.matchers.push(token.isNegated ? (row, context) => !matcher(row, context) : matcher)
    branch.meanings.push(token.text)
    const need = token.kind === 'key' ? filterKey(token.key)?.needs : undefined
    if (need !== undefined) needs.add(need)
  }

  return {
    text,
    terms,
    problems,
    isEmpty: branches.length === 0,
    meaning: branches.map(({ meanings }) => meanings.join(' ')).join(' or '),
    needs,
    matches: anyOf(branches.map(({ matchers }) => allOf(matchers))),
  }
}

function compileToken(token: Exclude<Token, { kind: 'or' }>): Outcome {
  switch (token.kind) {
    case 'text':
      return token.value === '' ? nothing : { matcher: matchText(token.value), problems: [] }
    case 'regex': {
      const regex = boundedRegex(token.source, token.isCaseSensitive)
      if (typeof regex === 'string') return { problems: [{ from: token.from, to: token.to, message: regex }] }
      return { matcher: matchRegex(regex), problems: [] }
    }
    case 'key':
      return compileKey(token)
    default:
      return unreachable(token)
  }
}

function compileKey({ key: name, values, from, to }: Extract<Token, { kind: 'key' }>): Outcome {
  const key = filterKey(name)
  if (key === undefined) {
    const near = filterKeys.find((it) => it.name.startsWith(name))
    const advice =
      near === undefined ? 'put it in quotes to look for the text' : `did you mean ${near.name}:?`
    return { problems: [{ from, to, message: `There is no key ${name}: ${advice}` }] }
  }
  const problems: FilterProblem[] = []
  const matchers: Matcher[] = []
  // A value that is not there yet is being typed.
  for (const value of values.filter((it) => it.text !== '')) {
    const compiled = key.compile(value.text)
    if (typeof compiled === 'string') problems.push({ from: value.from, to: value.to, message: compiled })
    else matchers.push(compiled)
  }
  return matchers.length === 0 ? { problems } : { matcher: anyOf(matchers), problems }
}

const termOf = (token: Token): FilterTerm => ({
  from: token.from,
  to: token.to,
  text: token.text,
  isNegated: token.isNegated,
  ...(token.kind === 'key' ? { key: token.key } : {}),
})

const nothing: Outcome = { problems: [] }
const everything: Matcher = () => true

function allOf(matchers: readonly Matcher[]): Matcher {
  const [only, ...others] = matchers
  if (only === undefined) return everything
  return others.length === 0 ? only : (row, context) => matchers.every((matches) => matches(row, context))
}

function anyOf(matchers: readonly Matcher[]): Matcher {
  const [only, ...others] = matchers
  if (only === undefined) return everything
  return others.length === 0 ? only : (row, context) => matchers.some((matches) => matches(row, context))
}
