import type { Command } from '../command.ts'
import { rank } from './rank.ts'

export type RankedCommand = {
  readonly command: Command
  /** Characters of the title that answer what was typed. */
  readonly at: readonly number[]
}

/** Other words of a command lead to it as well, behind its own. */
const otherWordsCost = 40

/** The commands that answer, the best first; without a text the recent ones, then all in the registry's order. */
export function rankCommands(
  commands: readonly Command[],
  typed: string,
  recentIds: readonly string[],
): readonly RankedCommand[] {
  const recency = (id: string): number => {
    const index = recentIds.indexOf(id)
    return index < 0 ? 0 : recentIds.length - index
  }
  const ranked = commands.flatMap((command, index) => {
    const own = rank(command.title, typed)
    const others = rank(`${command.group} ${command.alsoKnownAs ?? ''}`, typed)
    const isOwn = own !== undefined && (others === undefined || own.score >= others.score - otherWordsCost)
    const found = isOwn ? own : others
    if (found === undefined) return []
    const score = (isOwn ? found.score : found.score - otherWordsCost) + recency(command.id) * 2
    return [{ command, at: isOwn ? found.at : [], score, index }]
  })
  return ranked.toSorted((a, b) => b.score - a.score || a.index - b.index)
}
