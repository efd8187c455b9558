import type { ConsoleLine } from '../state/console-lines.ts'

/** As it is copied: its place, then what was said. */
export const lineText = ({ text, source }: ConsoleLine): string =>
  source === undefined || text.startsWith(source) ? text : `${source}: ${text}`
