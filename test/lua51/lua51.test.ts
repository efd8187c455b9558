import { existsSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { driver, readSnippets, recordedPath, runNative } from '../../scripts/support/lua-snippets.mjs'
import { startMachine, text } from '../support/lua-machine.ts'

const snippets = readSnippets()
const libraries = [...new Set(snippets.map(({ library }) => library))]
const zoneBefore = process.env['TZ']

afterAll(() => {
  if (zoneBefore === undefined) delete process.env['TZ']
  else process.env['TZ'] = zoneBefore
})

function recordedFor(library: string): Readonly<Record<string, string>> {
  const path = recordedPath(library)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}

async function runOurs(source: string, zone: string): Promise<string> {
  process.env['TZ'] = zone
  const lines: string[] = []
  const machine = await startMachine({ onOutput: (bytes) => lines.push(text(bytes)) })
  const chunk = machine.load(driver, '@driver.lua')
  machine.call(chunk, new TextEncoder().encode(source))
  machine.close()
  return lines.join('')
}

describe.each(libraries)('[Q1] %s', (library) => {
  const recorded = recordedFor(library)
  const own = snippets.filter((snippet) => snippet.library === library)

  test.each(own)('$name', async (snippet) => {
    const expected = runNative(snippet) ?? recorded[snippet.name]
    expect(await runOurs(snippet.source, snippet.zone)).toBe(expected)
  })

  test('[Q2] what was recorded is what the native Lua prints today', () => {
    expect(Object.keys(recorded)).toEqual(own.map(({ name }) => name))
    const printed = own.map((snippet) => [snippet.name, runNative(snippet) ?? recorded[snippet.name]])
    expect(recorded).toEqual(Object.fromEntries(printed))
  })
})
