import { resolve } from 'node:path'

export type Arguments = {
  /** The project to open at start, as an absolute path. */
  readonly projectPath?: string
  /** Open the inspector, say READY on standard output and quit: the packed application proves that it starts. */
  readonly smoke: boolean
}

/**
 * `argv` as the process has it: the executable, Chromium's switches anywhere, the application's own folder when it is
 * not packed, the project.
 */
export function parseArguments(argv: readonly string[], isPackaged: boolean): Arguments {
  const [, ...rest] = argv
  const names = rest.filter((argument) => !argument.startsWith('-'))
  const projectPath = names[isPackaged ? 0 : 1]
  const smoke = rest.includes('--smoke')
  return projectPath === undefined ? { smoke } : { smoke, projectPath: resolve(projectPath) }
}
