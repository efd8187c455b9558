import { unreachable } from '../../../../shared/outcome.ts'
import type { RegexNode } from './parse-regex.ts'

type Step =
  | { readonly kind: 'one'; readonly has: (code: number) => boolean }
  | { readonly kind: 'place'; readonly is: Extract<RegexNode, { kind: 'place' }>['is'] }
  /** Goes on at the next step, and at another one. */
  | { readonly kind: 'fork'; to: number }
  | { readonly kind: 'jump'; to: number }
  | { readonly kind: 'match' }

const mostSteps = 4000

/**
 * Tests by following all ways through the expression at once: the time is that of the text times that of the
 * expression, whatever both are. The engine of JavaScript tries the ways one after another, which may take for ever
 * for a text that somebody chose to that end. Undefined when the expression is too large.
 */
export function linearRegex(
  tree: RegexNode,
  isCaseSensitive: boolean,
): ((text: string) => boolean) | undefined {
  const steps: Step[] = []
  if (!compile(tree, steps, isCaseSensitive)) return undefined
  steps.push({ kind: 'match' })
  return (text) => runs(steps, text)
}

/** Writes the steps; false when there are too many. */
function compile(node: RegexNode, steps: Step[], isCaseSensitive: boolean): boolean {
  if (steps.length > mostSteps) return false
  switch (node.kind) {
    case 'one':
      steps.push({ kind: 'one', has: characterTest(node.source, isCaseSensitive) })
      return true
    case 'place':
      steps.push(node)
      return true
    case 'sequence':
      return node.items.every((item) => compile(item, steps, isCaseSensitive))
    case 'either':
      return compileEither(node.options, steps, isCaseSensitive)
    case 'repeat':
      return compileRepeat(node, steps, isCaseSensitive)
    default:
      return unreachable(node)
  }
}

function compileEither(options: readonly RegexNode[], steps: Step[], isCaseSensitive: boolean): boolean {
  const ends: Extract<Step, { kind: 'jump' }>[] = []
  for (const [index, option] of options.entries()) {
    const fork: Step = { kind: 'fork', to: 0 }
    const isLast = index === options.length - 1
    if (!isLast) steps.push(fork)
    if (!compile(option, steps, isCaseSensitive)) return false
    if (isLast) break
    const end: Extract<Step, { kind: 'jump' }> = { kind: 'jump', to: 0 }
    steps.push(end)
    ends.push(end)
    fork.to = steps.length
  }
  for (const end of ends) end.to = steps.length
  return true
}

function compileRepeat(
  { item, least, most }: Extract<RegexNode, { kind: 'repeat' }>,
  steps: Step[],
  isCaseSensitive: boolean,
): boolean {
  for (let count = 0; count < least; count += 1) {
    const before = steps.length
    if (!compile(item, steps, isCaseSensitive)) return false
    // Nothing, however often, is nothing.
    if (steps.length === before) return true
  }
  if (most === Infinity) {
    const start = steps.length
    const fork: Step = { kind: 'fork', to: 0 }
    steps.push(fork)
    if (!compile(item, steps, isCaseSensitive)) return false
    steps.push({ kind: 'jump', to: start })
    fork.to = steps.length
    return true
  }
  const forks: Extract<Step, { kind: 'fork' }>[] = []
  for (let count = least; count < most; count += 1) {
    const fork: Extract<Step, { kind: 'fork' }> = { kind: 'fork', to: 0 }
    steps.push(fork)
    forks.push(fork)
    if (!compile(item, steps, isCaseSensitive)) return false
  }
  for (const fork of forks) fork.to = steps.length
  return true
}

/** JavaScript decides what one character of an expression stands for; each answer is kept. */
function characterTest(source: string, isCaseSensitive: boolean): (code: number) => boolean {
  const regex = new RegExp(`^(?:${source})$`, isCaseSensitive ? '' : 'i')
  const answers = new Map<number, boolean>()
  return (code) => {
    let answer = answers.get(code)
    if (answer === undefined) {
      answer = regex.test(String.fromCharCode(code))
      answers.set(code, answer)
    }
    return answer
  }
}

function runs(steps: readonly Step[], text: string): boolean {
  /** At which character each step was reached last: no step is followed twice there. */
  const reachedAt = new Int32Array(steps.length).fill(-1)
  let current: number[] = []
  let next: number[] = []
  const open: number[] = []

  /** Follows everything from a step that takes no character. Whether that led to the end. */
  const follow = (first: number, at: number, into: number[]): boolean => {
    open.push(first)
    while (open.length > 0) {
      const index = open.pop() ?? 0
      const step = steps[index]
      if (step === undefined || reachedAt[index] === at) continue
      reachedAt[index] = at
      if (step.kind === 'match') return true
      if (step.kind === 'one') into.push(index)
      else if (step.kind === 'jump') open.push(step.to)
      else if (step.kind === 'fork') open.push(step.to, index + 1)
      else if (isAt(step.is, text, at)) open.push(index + 1)
    }
    return false
  }

  for (let at = 0; at <= text.length; at += 1) {
    if (follow(0, at, current)) return true
    const code = text.charCodeAt(at)
    if (at === text.length) break
    for (const index of current) {
      const step = steps[index]
      if (step?.kind === 'one' && step.has(code) && follow(index + 1, at + 1, next)) return true
    }
    ;[current, next] = [next, current]
    next.length = 0
  }
  return false
}

function isAt(place: Extract<RegexNode, { kind: 'place' }>['is'], text: string, at: number): boolean {
  switch (place) {
    case 'start':
      return at === 0
    case 'end':
      return at === text.length
    default:
      return (isWord(text, at - 1) !== isWord(text, at)) === (place === 'word-edge')
  }
}

const isWord = (text: string, at: number): boolean => /^\w$/.test(text.charAt(at))
