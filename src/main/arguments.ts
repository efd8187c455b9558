import { resolve } from 'node:path'
import { isProfileName, type ProfileName } from '../shared/profile/profile.ts'

export type Arguments = {
  /** The project to open at start, as an absolute path. */
  readonly projectPath?: string
  /** From `--profile=android`; another name than a profile's is left out. */
  readonly profile?: ProfileName
  /** From `--strict`: what is not simulated is an error of Lua. */
  readonly strict: boolean
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
  const profile = rest.find((argument) => argument.startsWith('--profile='))?.slice('--profile='.length)
  return {
    smoke,
    strict: rest.includes('--strict'),
    ...(isProfileName(profile) ? { profile } : {}),
    ...(projectPath === undefined ? {} : { projectPath: resolve(projectPath) }),
  }
}
