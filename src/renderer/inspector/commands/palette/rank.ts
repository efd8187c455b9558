const isWordStart = (text: string, index: number): boolean =>
  index === 0 || /[^\p{L}\p{N}]/u.test(text[index - 1] ?? '')

/**
 * How well a text answers what was typed, and which of its characters do; undefined when they are not all in it, in this
 * order. Characters that begin a word or follow each other count more, as do short texts.
 */
export function rank(
  text: string,
  typed: string,
): { readonly score: number; readonly at: readonly number[] } | undefined {
  const lower = text.toLowerCase()
  const wanted = typed.toLowerCase().replaceAll(/\s+/g, '')
  if (wanted === '') return { score: 0, at: [] }
  const whole = lower.indexOf(typed.toLowerCase().trim())
  if (whole >= 0) {
    const length = typed.trim().length
    const bonus = isWordStart(lower, whole) ? 100 : 60
    return { score: bonus + 4 * length - whole / 10 - text.length / 100, at: range(whole, length) }
  }
  return scattered(lower, wanted)
}

const range = (from: number, length: number): readonly number[] =>
  Array.from({ length }, (_, index) => from + index)

/** Each character where a word begins, if one does with it, else the next one. */
function scattered(text: string, wanted: string): ReturnType<typeof rank> {
  const at: number[] = []
  let score = 0
  let from = 0
  for (const character of wanted) {
    const next = text.indexOf(character, from)
    if (next < 0) return undefined
    const start = wordStartOf(text, character, from)
    const isNext = next === from && at.length > 0
    const index = isNext || start === undefined ? next : start
    score += isNext ? 5 : isWordStart(text, index) ? 8 : 1
    at.push(index)
    from = index + 1
  }
  return { score: score - text.length / 100, at }
}

function wordStartOf(text: string, character: string, from: number): number | undefined {
  for (let index = text.indexOf(character, from); index >= 0; index = text.indexOf(character, index + 1)) {
    if (isWordStart(text, index)) return index
  }
  return undefined
}
