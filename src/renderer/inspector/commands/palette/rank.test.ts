import { describe, expect, it } from 'vitest'
import type { Command } from '../command.ts'
import { rank } from './rank.ts'
import { rankCommands } from './rank-commands.ts'

const command = (title: string, alsoKnownAs = ''): Command => ({
  id: title.toLowerCase().replaceAll(' ', '-'),
  title,
  group: 'View',
  alsoKnownAs,
  isAvailable: () => true,
  run: () => undefined,
})

const titles = (typed: string, commands: readonly Command[], recentIds: readonly string[] = []) =>
  rankCommands(commands, typed, recentIds).map((ranked) => ranked.command.title)

describe('the ranking', () => {
  it('[I174] takes characters in their order, and nothing that lacks one', () => {
    expect(rank('Cancel All', 'cnl')?.at).toEqual([0, 2, 5])
    expect(rank('Cancel All', 'lac')).toBeUndefined()
    expect(rank('Cancel All', '')).toEqual({ score: 0, at: [] })
  })

  it('[I174] finds the beginnings of words', () => {
    expect(rank('Copy as Lua', 'cal')?.at).toEqual([0, 5, 8])
    expect(rank('Copy as Lua', 'LUA')?.at).toEqual([8, 9, 10])
  })

  it('[I174] puts what is written at the beginning of a word first, then inside, then scattered', () => {
    const all = ['Rotate Left', 'Filter Requests', 'Copy as Lua', 'Theme: Dark'].map((title) =>
      command(title),
    )
    expect(titles('fil', all)).toEqual(['Filter Requests'])
    expect(titles('ta', [command('Rotate'), command('The Archive'), command('Tap')])).toEqual([
      'Tap',
      'Rotate',
      'The Archive',
    ])
  })

  it('[I174] knows other words, behind the own ones', () => {
    const all = [command('Cancel All', 'stop abort'), command('Stop the Clock')]
    expect(titles('stop', all)).toEqual(['Stop the Clock', 'Cancel All'])
    expect(titles('abort', all)).toEqual(['Cancel All'])
  })

  it('[I174] begins with what was used last', () => {
    const all = ['One', 'Two', 'Three'].map((title) => command(title))
    expect(titles('', all, ['three', 'two'])).toEqual(['Three', 'Two', 'One'])
  })

  it('[I174] stays quick with a long text', () => {
    expect(rank('a'.repeat(100), `${'a'.repeat(99)}b`)).toBeUndefined()
  })
})
