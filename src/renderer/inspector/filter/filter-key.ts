import type { Row } from '../rows/row.ts'
import type { FilterNeed, Matcher } from './filter.ts'

/** A key of the filter's language, with all that completion and help say of it. */
export type FilterKey = {
  /** Lower case, without the colon. */
  readonly name: string
  /** What it looks at, as the end of "Requests …". */
  readonly help: string
  /** Values worth trying; with `values` missing, the only ones that completion knows beforehand. */
  readonly examples: readonly string[]
  /** All values that there are, with what they mean. */
  readonly values?: readonly { readonly value: string; readonly help: string }[]
  /** What a row would be found by: completion offers those of the rows that are there. */
  readonly offerOf?: (row: Row) => string | undefined
  /** Of one value: what matches it, or, as a text, why it says nothing. */
  readonly compile: (value: string) => Matcher | string
  readonly needs?: FilterNeed
}

type TextKey = Pick<FilterKey, 'name' | 'help' | 'examples'> & {
  readonly textOf: (row: Row) => string | undefined
  /** `is`: the whole text; `has`: a part of it. Neither minds upper and lower case. */
  readonly match: 'is' | 'has'
  /** The text is different for each row: there is nothing to offer. */
  readonly isUnique?: boolean
}

/** A key that looks at one text of a row. */
export function textKey({ name, help, examples, textOf, match, isUnique = false }: TextKey): FilterKey {
  return {
    name,
    help,
    examples,
    ...(isUnique ? {} : { offerOf: textOf }),
    compile: (value) => {
      const wanted = value.toLowerCase()
      return match === 'is'
        ? (row) => textOf(row)?.toLowerCase() === wanted
        : (row) => textOf(row)?.toLowerCase().includes(wanted) ?? false
    },
  }
}

type Choice = { readonly help: string; readonly matches: Matcher }

/** A key with a fixed set of values. */
export function choiceKey(
  about: Pick<FilterKey, 'name' | 'help' | 'needs'>,
  choices: Readonly<Record<string, Choice>>,
): FilterKey {
  const values = Object.entries(choices).map(([value, { help }]) => ({ value, help }))
  return {
    ...about,
    examples: values.slice(0, 3).map(({ value }) => value),
    values,
    compile: (value) => {
      const choice = Object.hasOwn(choices, value.toLowerCase()) ? choices[value.toLowerCase()] : undefined
      return choice?.matches ?? `${about.name}: takes ${values.map((it) => it.value).join(', ')}`
    },
  }
}
