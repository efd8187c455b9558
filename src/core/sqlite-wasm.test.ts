import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeScratchFolder } from '../../test/support/scratch-folder.ts'
import { readSqliteWasm } from './sqlite-wasm.ts'

it('[Y28] the installed SQLite is read when it is the known one', async () => {
  const bytes = await readSqliteWasm()
  expect([...bytes.subarray(0, 4)]).toEqual([0x00, 0x61, 0x73, 0x6d])
  const folder = makeScratchFolder({ 'sqlite3.wasm': bytes.with(1000, (bytes[1000] ?? 0) ^ 1) })
  await expect(readSqliteWasm(join(folder, 'sqlite3.wasm'))).rejects.toThrow(
    /SQLite module at .*sqlite3\.wasm is not the known one.*npm ci/,
  )
})
