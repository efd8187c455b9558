import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingWords } from '../src/shared/describe/finding-words.ts'
import { findingCatalogue } from '../src/shared/finding-catalogue.ts'
import { findingKinds } from '../src/shared/finding.ts'
import { profileNames } from '../src/shared/profile/profile.ts'
import { profileOf } from '../src/shared/profile/profiles.ts'
import { sectionsOf, tableOf } from './support/markdown.ts'

const read = (name: string): string => readFileSync(join(import.meta.dirname, '..', 'docs', name), 'utf8')

describe('docs/findings.md', () => {
  const sections = sectionsOf(read('findings.md'), '##')
  const platformNames = profileNames.filter((name) => name !== 'reference')

  test('has a section for each kind of finding, in their order, and no other', () => {
    expect([...sections.keys()]).toEqual(findingKinds.map((kind) => `\`${kind}\``))
  })

  test.each(findingKinds)('says of %s what the product says', (kind) => {
    const { platforms, message, fix } = findingCatalogue[kind]
    const titles = platformNames
      .filter((name) => platforms.includes(name))
      .map((name) => profileOf(name).title)
    const where = titles.length === platformNames.length ? 'All platforms' : titles.join(', ')
    const [title, what, remedy] = sections.get(`\`${kind}\``)?.split('\n\n').map(onOneLine) ?? []
    expect(title).toBe(`**${findingWords[kind]}.** ${where}.`)
    expect(what?.startsWith(message), `${what} begins with: ${message}`).toBe(true)
    expect(remedy).toBe(`**Fix.** ${fix}`)
  })
})

describe('docs/profiles.md', () => {
  const sections = sectionsOf(read('profiles.md'), '##')
  const columns = profileNames.map((name) => `\`${name}\``)

  test.each([
    ['In general', ({ title, platform, environment }) => ({ title, platform, environment })],
    ['Calls', (profile) => profile.calls],
    ['Wire', (profile) => profile.wire],
    ['Delivery', (profile) => profile.delivery],
  ] satisfies [string, (profile: ReturnType<typeof profileOf>) => object][])(
    '%s: has a row for each field, with the value of each profile',
    (title, groupOf) => {
      const { head, rows } = tableOf(sections.get(title) ?? '')
      expect(head).toEqual(['field', 'meaning', 'source', ...columns])
      expect(rows.map(([field, , , ...cells]) => [field, ...cells])).toEqual(
        fieldsOf(groupOf).map((field) => [
          `\`${field}\``,
          ...profileNames.map((name) => cellOf(Reflect.get(groupOf(profileOf(name)), field))),
        ]),
      )
      expect(rows.filter(([, meaning]) => meaning === '')).toEqual([])
    },
  )

  test('has each text of a failure', () => {
    const { head, rows } = tableOf(sections.get('Delivery')?.split('### Failure texts')[1] ?? '')
    const told = head
      .slice(1)
      .flatMap((column, index) =>
        rows.flatMap(([cause = '', ...texts]) =>
          texts[index] === '–' ? [] : [`${column} ${cause} ${texts[index]}`],
        ),
      )
    const known = profileNames.flatMap((name) =>
      Object.entries(profileOf(name).delivery.failureTexts).map(
        ([cause, text]) => `\`${name}\` \`${cause}\` \`${text}\``,
      ),
    )
    expect(told.toSorted()).toEqual(known.toSorted())
  })

  test('introduces each profile before the tables', () => {
    const [introduction = ''] = read('profiles.md').split('\n## ')
    const missing = profileNames.filter((name) => !introduction.includes(`\`${name}\``))
    expect(missing).toEqual([])
  })
})

const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

const fieldsOf = (groupOf: (profile: ReturnType<typeof profileOf>) => object): readonly string[] =>
  Object.keys(groupOf(profileOf('reference')))

/** How a value of the data stands in the tables. */
function cellOf(value: unknown): string {
  if (value === undefined) return '–'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'object')
    return Object.keys(value ?? {}).length === 0 ? '–' : '[texts](#failure-texts)'
  return typeof value === 'string' ? `\`${value}\`` : JSON.stringify(value)
}
