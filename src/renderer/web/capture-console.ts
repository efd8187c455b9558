import type { ConsoleLine } from '../../shared/contract/app-session.ts'
import { appCallSite, appStack } from './app-stack.ts'
import { formatArguments } from './format-value.ts'

const levels = {
  log: 'print',
  debug: 'print',
  dir: 'print',
  table: 'print',
  info: 'info',
  warn: 'warning',
  error: 'error',
} as const satisfies Partial<Record<keyof Console, ConsoleLine['level']>>

type Captured = keyof typeof levels

/** What the app tells its console goes to the simulator's as well, with the app's line. */
export function captureConsole(add: (line: ConsoleLine) => void): void {
  const say = (level: ConsoleLine['level'], text: string): void => {
    const source = appCallSite(new Error().stack)
    add(source === '' ? { level, text } : { level, text, source })
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these very keys
  for (const name of Object.keys(levels) as Captured[]) {
    const original = console[name].bind(console)
    console[name] = (...values: unknown[]) => {
      original(...values)
      say(levels[name], formatArguments(values))
    }
  }
  const trace = console.trace.bind(console)
  console.trace = (...values: unknown[]) => {
    trace(...values)
    const [, ...frames] = appStack(new Error().stack ?? '').split('\n')
    say('print', [`Trace: ${formatArguments(values)}`, ...frames].join('\n'))
  }
  const assert = console.assert.bind(console)
  console.assert = (condition?: boolean, ...values: unknown[]) => {
    assert(condition, ...values)
    if (!condition) say('error', `Assertion failed: ${formatArguments(values)}`)
  }
}
