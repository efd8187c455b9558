/** One line of a comparison. A value that one side does not have is missing there. */
export type ComparedRow = {
  readonly label: string
  readonly left?: string
  readonly right?: string
  readonly kind: 'same' | 'different' | 'left' | 'right'
  /** Times differ by nature: they are shown with their difference, and counted as none. */
  readonly measure?: string
}

export type ComparedSection = { readonly title: string; readonly rows: readonly ComparedRow[] }

export function compareValues(
  label: string,
  left: string | undefined,
  right: string | undefined,
): ComparedRow | undefined {
  if (left === undefined && right === undefined) return undefined
  if (left === undefined) return { label, right: right ?? '', kind: 'right' }
  if (right === undefined) return { label, left, kind: 'left' }
  return { label, left, right, kind: left === right ? 'same' : 'different' }
}

export const isDifference = ({ kind, measure }: ComparedRow): boolean =>
  kind !== 'same' && measure === undefined

export const differencesOf = (sections: readonly ComparedSection[]): number =>
  sections.reduce((sum, { rows }) => sum + rows.filter(isDifference).length, 0)

type Named = readonly (readonly [name: string, value: string])[]

/**
 * Values by their names, each with that of the same name on the other side; of several with one name the first with the
 * first. In the order of the left side, and what only the right one has after them.
 */
export function alignByName(
  left: Named,
  right: Named,
  keyOf: (name: string) => string = (name) => name,
): readonly ComparedRow[] {
  const others = new Map<string, string[]>()
  const names = new Map<string, string>()
  for (const [name, value] of right) {
    const key = keyOf(name)
    names.set(key, name)
    const values = others.get(key)
    if (values === undefined) others.set(key, [value])
    else values.push(value)
  }
  const rows: ComparedRow[] = []
  for (const [name, value] of left) {
    const row = compareValues(name, value, others.get(keyOf(name))?.shift())
    if (row !== undefined) rows.push(row)
  }
  for (const [key, values] of others) {
    for (const value of values) rows.push({ label: names.get(key) ?? key, right: value, kind: 'right' })
  }
  return rows
}
