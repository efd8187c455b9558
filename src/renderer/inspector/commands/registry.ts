import { appCommands } from './app-commands.ts'
import type { Command } from './command.ts'
import { detailCommands } from '../detail/detail-commands.ts'
import { listCommands } from '../list/list-commands.ts'
import { waterfallCommands } from '../list/waterfall/waterfall-commands.ts'
import { consoleCommands } from '../console/console-commands.ts'
import { filesCommands } from '../files/files-commands.ts'
import { compareCommands } from '../compare/compare-commands.ts'
import { harCommands } from './har/har-commands.ts'
import { helpCommands } from './help-commands.ts'
import { requestCommands } from './request-commands.ts'
import { searchCommands } from '../search/search-commands.ts'
import { trafficCommands } from './traffic-commands.ts'
import { viewCommands } from './view-commands.ts'

/** Everything that can be done, in the order in which the palette and the shortcuts list it. One line for each area. */
export const commands: readonly Command[] = [
  ...appCommands,
  ...trafficCommands,
  ...harCommands,
  ...requestCommands,
  ...compareCommands,
  ...viewCommands,
  ...detailCommands,
  ...filesCommands,
  ...consoleCommands,
  ...searchCommands,
  ...listCommands,
  ...waterfallCommands,
  ...helpCommands,
]

const byId: ReadonlyMap<string, Command> = new Map(commands.map((command) => [command.id, command]))

/** A command that the code names; throws for an id that none has. */
export function commandOf(id: string): Command {
  const command = byId.get(id)
  if (command === undefined) throw new Error(`No command has the id "${id}".`)
  return command
}
