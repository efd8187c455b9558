import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * The folder that holds every app's sandbox, the same for the window and the command line, so that both see one
 * app's files. `CORONAGRAPH_SANDBOXES` overrides it.
 */
export function defaultSandboxesPath(environment: NodeJS.ProcessEnv = process.env): string {
  const override = environment['CORONAGRAPH_SANDBOXES']
  if (override) return override
  return join(dataPath(environment), 'Coronagraph', 'Sandboxes')
}

function dataPath(environment: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  if (process.platform === 'win32') return environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local')
  return environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share')
}
