import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { inject, onTestFinished } from 'vitest'
import { temporaryDirectory } from './temporary-directory.ts'

export type CommandEnd = {
  /** null when a signal ended the process. */
  readonly exitCode: number | null
  readonly stdout: Buffer
  readonly stderr: string
}

export type RunningCommand = {
  readonly child: ChildProcess
  readonly ended: Promise<CommandEnd>
  /** Resolves when standard output holds the text. */
  readonly printed: (text: string) => Promise<void>
}

export type CommandOptions = {
  readonly sandboxesPath?: string
  readonly stdio?: StdioOptions
  /** Default: the built command line. */
  readonly entryPath?: string
}

/** The real command line in a process of its own, ended with the running test. */
export function startCommand(args: readonly string[], options: CommandOptions = {}): RunningCommand {
  const child = spawn(process.execPath, [options.entryPath ?? inject('commandLinePath'), ...args], {
    stdio: options.stdio ?? ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CORONAGRAPH_SANDBOXES: options.sandboxesPath ?? temporaryDirectory() },
  })
  const parts = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
  child.stdout?.on('data', (part: Buffer) => parts.stdout.push(part))
  child.stderr?.on('data', (part: Buffer) => parts.stderr.push(part))
  const ended = once(child, 'close').then(() => ({
    exitCode: child.exitCode,
    stdout: Buffer.concat(parts.stdout),
    stderr: Buffer.concat(parts.stderr).toString('utf8'),
  }))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return {
    child,
    ended,
    printed: async (text) => {
      const isThere = (): boolean => Buffer.concat(parts.stdout).includes(text)
      while (!isThere()) {
        if (child.stdout === null) throw new Error('Standard output is no pipe.')
        await Promise.race([once(child.stdout, 'data'), refuseEnd(ended, text)])
      }
    },
  }
}

export const runCommand = (args: readonly string[], options?: CommandOptions): Promise<CommandEnd> =>
  startCommand(args, options).ended

async function refuseEnd(ended: Promise<CommandEnd>, text: string): Promise<never> {
  const { exitCode, stdout, stderr } = await ended
  throw new Error(
    `The command ended with ${exitCode} before it printed "${text}".\n${stdout.toString()}\n${stderr}`,
  )
}
