import type { RuntimeHost } from '../../host.ts'
import type { LuaFunction, LuaInput } from '../../lua/values.ts'
import { createAppPaths } from './app-paths.ts'
import { createStandardOutput } from './app-stream.ts'
import { createFileAccess } from './file-access.ts'
import { createPathFunctions } from './path-functions.ts'
import { createStreamFunctions } from './stream-functions.ts'

export type AppFileParts = {
  readonly functions: Record<string, LuaInput>
  /** The console for `print`, which shares its line with `io.stdout`. */
  readonly print: (line: Uint8Array) => void
  /** Saves what handles still hold and shows what has no line end yet. */
  readonly finish: () => void
}

/** The app's files as Lua's libraries have them. */
export function createAppFileParts(parts: {
  readonly files: RuntimeHost['files']
  readonly print: (line: Uint8Array) => void
  /** Lua's own `newproxy`, for our handles alone. */
  readonly newProxy: LuaFunction
  readonly warn: (text: string) => void
}): AppFileParts {
  const { files, print, newProxy, warn } = parts
  const access = createFileAccess({ files, paths: createAppPaths(files), warn })
  const output = createStandardOutput(print)
  const errorOutput = createStandardOutput(print)
  const streams = createStreamFunctions(access, output, errorOutput)
  return {
    functions: { newProxy, ...streams.functions, ...createPathFunctions(access) },
    print: output.write,
    finish: () => {
      streams.closeAll()
      output.finish()
      errorOutput.finish()
    },
  }
}
