import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeScratchFolder } from '../../test/support/scratch-folder.ts'
import { readLuaWasm } from './lua-wasm.ts'

describe('readLuaWasm', () => {
  it('reads the installed interpreter, a WebAssembly module', async () => {
    const bytes = await readLuaWasm()
    expect([...bytes.subarray(0, 4)]).toEqual([0x00, 0x61, 0x73, 0x6d])
    expect(bytes).not.toBeInstanceOf(Buffer)
  })

  it('refuses a file with one byte changed', async () => {
    const bytes = await readLuaWasm()
    const folder = makeScratchFolder({ 'lua.wasm': bytes.with(1000, (bytes[1000] ?? 0) ^ 1) })
    await expect(readLuaWasm(join(folder, 'lua.wasm'))).rejects.toThrow(
      /lua\.wasm is not the known one.*npm ci/,
    )
  })

  it('says which file is missing and what to do', async () => {
    const path = join(makeScratchFolder(), 'absent.wasm')
    await expect(readLuaWasm(path)).rejects.toThrow(`Cannot read the Lua machine at ${path} (ENOENT)`)
  })
})
