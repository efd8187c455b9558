import type { LuaMachine } from '../lua/machine.ts'

/** How far up the stack the app's own line is looked for. */
const maxLevels = 40

/** Whatever runs in a chunk of ours is not the app's line: their names stand in brackets. */
export const chunkNameOf = (name: string): string => `=[${name}]`

const ownPosition = /^\[[a-z0-9-]+\]:\d/
const ownTraceLine = /^\t\[[a-z0-9-]+\]:/

/** `main.lua:12`: the innermost line of the app among those that are running, or '' when there is none. */
export function appCallSite(machine: LuaMachine): string {
  for (let level = 1; level <= maxLevels; level += 1) {
    const position = machine.where(level)
    if (position !== '' && !ownPosition.test(position)) return position.slice(0, 512)
  }
  return ''
}

/** `main.lua:12` at the start of an error message. */
export function positionIn(message: string): string | undefined {
  return /^([^\n]{1,500}?:\d+): /.exec(message)?.[1]
}

/** A traceback without the frames of our own chunks: what is left is the app's. */
export function appTraceback(traceback: string): string {
  const lines = traceback.trim().split('\n')
  const kept = lines.filter((line) => !ownTraceLine.test(line) && !line.includes("in function 'xpcall'"))
  return kept.length > 1 ? kept.join('\n') : ''
}
