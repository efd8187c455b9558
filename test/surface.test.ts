import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { knownApi } from '../src/runtime/solar2d/inert/known-api.ts'
import { refusedApi } from '../src/runtime/solar2d/inert/refused-api.ts'
import { startApp } from './support/solar2d-app.ts'

const documentPath = join(import.meta.dirname, '..', 'docs', 'solar2d-surface.md')
const listsTitle = '## The lists\n'

/** What Lua itself brings, which every project takes for granted. */
const luaLibraries = ['_G', 'coroutine', 'debug', 'io', 'math', 'os', 'package', 'string', 'table']
const solar2dGlobals = [...new Set([...Object.keys(knownApi.globals), 'easing', 'json', 'Runtime'])].filter(
  (name) => !luaLibraries.includes(name),
)

const listing = `
local function list(title, library)
  for name, value in next, library do
    if type(name) == "string" and name:sub(1, 1) ~= "_" then print(title .. "\\t" .. name .. "\\t" .. type(value)) end
  end
end
for name in GLOBALS:gmatch("%S+") do if rawget(_G, name) then list(name, _G[name]) end end
for name in LIBRARIES:gmatch("%S+") do
  local isOurs = package.loaded[name] or package.preload[name]
  if isOurs then list("require:" .. name, require(name)) end
end
`

/** Names that are really there, by library. */
async function present(): Promise<ReadonlyMap<string, readonly string[]>> {
  const libraries = Object.keys(knownApi.libraries)
  const source = `local GLOBALS = ${JSON.stringify([...luaLibraries, ...solar2dGlobals].join(' '))}
local LIBRARIES = ${JSON.stringify(libraries.join(' '))}${listing}`
  const { printed, app } = await startApp(source)
  expect(app.errorCount()).toBe(0)
  const found = new Map<string, string[]>()
  for (const line of printed().trim().split('\n')) {
    const [library = '', name = '', type] = line.split('\t')
    const isLibrary = library === '_G' && type === 'table'
    if (!isLibrary) found.set(library, [...(found.get(library) ?? []), name])
  }
  return found
}

const inOrder = (names: readonly string[]): readonly string[] =>
  names.toSorted((a, b) => a.localeCompare(b, 'en'))
const words = (names: readonly string[]): string =>
  inOrder(names)
    .map((name) => `\`${name}\``)
    .join(', ')
const knownOf = (names: Readonly<Record<string, unknown>> | undefined): readonly string[] =>
  Object.keys(names ?? {})

function section(title: string, library: string, there: readonly string[], known: readonly string[]): string {
  const refused = (refusedApi[library] ?? []).filter((name) => there.includes(name))
  const simulated = there.filter((name) => !refused.includes(name))
  const inert = known.filter((name) => !there.includes(name) && !refused.includes(name))
  const lines = [
    ['Simulated', simulated],
    ['Inert', inert],
    ['Refused', refused],
  ] as const
  const told = lines
    .filter(([, names]) => names.length > 0)
    .map(([kind, names]) => `**${kind}.** ${words(names)}.`)
  return `### ${title}\n\n${told.join('\n\n')}\n`
}

const refusals = Object.entries(refusedApi).flatMap(([library, names]) =>
  names.map((name) => [library, name] as const),
)

test.each(refusals)('[U5] %s.%s is refused: it says so, and the app goes on', async (library, name) => {
  const { messages, app } = await startApp(
    `local library = rawget(_G, "${library}") or require "${library}"
    print(pcall(library.${name}, "a", "b"))`,
  )
  expect(app.errorCount()).toBe(0)
  expect(messages.at(-1)).toMatchObject({ level: 'warning', source: 'main.lua:2' })
})

test('[U6] the lists of docs/solar2d-surface.md are those of the code', async () => {
  const found = await present()
  const ownObjects = knownOf(knownApi.DisplayObject)
  const sections = [
    ...luaLibraries.map((name) =>
      section(name === '_G' ? 'Lua' : `\`${name}\``, name, found.get(name) ?? [], []),
    ),
    ...inOrder(solar2dGlobals).map((name) =>
      section(`\`${name}\``, name, found.get(name) ?? [], knownOf(knownApi.globals[name])),
    ),
    ...inOrder(Object.keys(knownApi.libraries)).map((name) =>
      section(
        `\`require "${name}"\``,
        name,
        found.get(`require:${name}`) ?? [],
        knownOf(knownApi.libraries[name]),
      ),
    ),
    `### Display objects\n\n**Inert.** ${words(ownObjects)}.\n`,
  ]
  const document = readFileSync(documentPath, 'utf8')
  const head = document.slice(0, document.indexOf(listsTitle) + listsTitle.length)
  const whole = await format(`${head}\n${sections.join('\n')}`, {
    ...(await resolveConfig(documentPath)),
    parser: 'markdown',
  })
  // `npx vitest run test/surface.test.ts -u` writes it anew.
  await expect(whole).toMatchFileSnapshot(documentPath)
})
