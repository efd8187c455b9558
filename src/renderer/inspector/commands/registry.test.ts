import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isChord } from './match-key.ts'
import { commandOf, commands } from './registry.ts'

const menuSource = readFileSync(join(import.meta.dirname, '../../../main/menu.ts'), 'utf8')

/** Of the roles in the menu, which bring theirs along. */
const roleKeys = ['$mod+q', '$mod+w', '$mod+m', '$mod+z', '$mod+Shift+z', '$mod+y', '$mod+x', '$mod+c']
const moreRoleKeys = ['$mod+v', '$mod+Shift+v', '$mod+a', '$mod+Shift+i', 'F11']

/** As the registry writes it: an Electron accelerator has other names. */
const bindingOf = (accelerator: string): string =>
  accelerator
    .replace('CmdOrCtrl', '$mod')
    .replace('Plus', '+')
    .replace(/\b(Left|Right|Up|Down)$/, 'Arrow$1')

const menuKeys = [...menuSource.matchAll(/accelerator: '([^']+)'/g)].map((match) => bindingOf(match[1] ?? ''))

const canonical = (binding: string): string => binding.toLowerCase()

describe('the registry', () => {
  it('[I170] names every command once', () => {
    expect(commands.length).toBeGreaterThan(30)
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
    expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length)
    expect(() => commandOf('traffic.unknown')).toThrow('traffic.unknown')
  })

  it('[I171] gives no two commands the same key', () => {
    const keys = commands.flatMap((command) => (command.keys ?? []).map(canonical))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  it("[I171] takes no key of the application's menu, and shows those that it has", () => {
    expect(menuKeys).toContain('$mod+O')
    const taken = new Set([...menuKeys, ...roleKeys, ...moreRoleKeys].map(canonical))
    const keys = commands.flatMap((command) => command.keys ?? [])
    expect(keys.filter((key) => taken.has(canonical(key)))).toEqual([])
    const shown = commands.flatMap((command) => command.menuKeys ?? [])
    const inMenu = new Set(menuKeys.map(canonical))
    expect(shown.filter((key) => !inMenu.has(canonical(key)))).toEqual([])
  })

  it('[I172] tells chords, which work while somebody types, from single keys', () => {
    const single = commands.flatMap(({ keys }) => keys ?? []).filter((key) => !isChord(key))
    expect(single).toEqual(expect.arrayContaining(['x', 'Shift+X', '/', '?', 'Escape']))
    expect(['$mod+k', 'F6', 'Shift+F6', 'Alt+1'].every(isChord)).toBe(true)
  })
})
