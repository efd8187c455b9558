import { resolve } from 'node:path'

export type Arguments = {
  /** The project to open at start, as an absolute path. */
  readonly projectPath?: string
  /** Open the inspector, say READY on standard output and quit: the packed application proves that it starts. */
  readonly smoke: boolean
}

/** `argv` as the process has it; the first `skip` are Electron's own (two unpacked, one packed). */
export function parseArguments(argv: readonly string[], skip: number): Arguments {
  const own = argv.slice(skip)
  const projectPath = own.find((argument) => !argument.startsWith('-'))
  const smoke = own.includes('--smoke')
  return projectPath === undefined ? { smoke } : { smoke, projectPath: resolve(projectPath) }
}
