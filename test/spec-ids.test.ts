import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const folders = ['src', 'test', 'e2e', 'bench', 'scripts']
const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md']

/** `**[N12]**` begins a rule. */
const ruleStart = /\*\*\[([A-Z]+\d+)\]\*\*/g
/** A string of a test file with `[N12]` in it, mostly at its start: the name of a test, or of a case of a suite. */
const quote = /(['"`])(?:(?!\1).)*?\[[A-Z]+\d+\](?:(?!\1).)*\1/g

/** Their apostrophes are no quotes. */
const comment = /^\s*(?:\/\/|\/?\*).*$/gm

function filesIn(folder: string, isWanted: (name: string) => boolean): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isWanted(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

const read = (path: string): string => readFileSync(path, 'utf8')

function rules(): readonly string[] {
  const paths = [
    ...filesIn('docs', (name) => name.endsWith('.md')),
    ...documents.map((name) => join(root, name)),
  ]
  return paths.flatMap((path) => [...read(path).matchAll(ruleStart)].map((match) => match[1] ?? ''))
}

function quotes(): readonly string[] {
  const paths = folders.flatMap((folder) =>
    filesIn(folder, (name) => /\.(?:test|spec)\.tsx?$|-(?:cases|suite)\.ts$/.test(name)),
  )
  return paths.flatMap((path) =>
    (read(path).replaceAll(comment, '').match(quote) ?? []).flatMap((name) =>
      [...name.matchAll(/\[([A-Z]+\d+)\]/g)].map((match) => match[1] ?? ''),
    ),
  )
}

describe('the numbers of the rules', () => {
  test('[H10] no number stands for two rules', () => {
    const seen = new Set<string>()
    const twice = rules().filter((id) => seen.size === seen.add(id).size)
    expect(twice).toEqual([])
  })

  test('[H10] each rule is quoted by a test', () => {
    const quoted = new Set(quotes())
    expect(rules().filter((id) => !quoted.has(id))).toEqual([])
  })

  test('[H10] each quoted number is that of a rule', () => {
    const known = new Set(rules())
    expect([...new Set(quotes())].filter((id) => !known.has(id))).toEqual([])
  })
})
