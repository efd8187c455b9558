import { readInstalledWasm } from './installed-wasm.ts'

/** SQLite 3.53.4, as published in @sqlite.org/sqlite-wasm 3.53.4-build2. The runtime's binding knows exactly this build. */
const sqlite = {
  title: 'SQLite module',
  packageFile: '@sqlite.org/sqlite-wasm/sqlite3.wasm',
  sha256: '2ee8f3dab694532afc8840e07703127287662d08b74e6ff50491ce63f00d5752',
}

/** What apps that require `sqlite3` run, checked against its hash. `path` is for an unusual place of the file. */
export const readSqliteWasm = (path?: string): Promise<Uint8Array> => readInstalledWasm(sqlite, path)
