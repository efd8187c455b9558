import type { RuntimeHost } from '../../host.ts'
import type { LuaMachine } from '../../lua/machine.ts'
import type { LuaInput } from '../../lua/values.ts'
import { createCryptoFunctions } from './crypto/crypto-functions.ts'
import { createMimeFunctions } from './mime/mime-functions.ts'
import { createSocketFunctions } from './socket/socket-functions.ts'
import { createAppDatabaseFiles } from './sqlite/app-database-files.ts'
import { createSqliteFunctions } from './sqlite/sqlite-functions.ts'

/** What the libraries that an app can require ask of the host. */
export function createLibraryFunctions(parts: {
  readonly host: RuntimeHost
  readonly machine: LuaMachine
}): Record<string, LuaInput> {
  const { host, machine } = parts
  return {
    ...createMimeFunctions(),
    ...createCryptoFunctions(),
    ...createSocketFunctions(host.clock),
    ...createSqliteFunctions({
      wasm: host.launch.sqliteWasm,
      machine,
      files: createAppDatabaseFiles(host.files),
      clock: host.clock,
    }),
  }
}
