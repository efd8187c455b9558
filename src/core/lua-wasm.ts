import { readInstalledWasm } from './installed-wasm.ts'

/** PUC Lua 5.1.5, as published in wasmoon-lua5.1 1.18.10. The machine's binding knows exactly this build. */
const lua = {
  title: 'Lua machine',
  packageFile: 'wasmoon-lua5.1/dist/liblua5.1.wasm',
  sha256: 'cba969b97e8a319eba8996b5df488aed5cdd22a56f2de53b42598e474014e610',
}

/** The interpreter that app windows run, checked against its hash. `path` is for an unusual place of the file. */
export const readLuaWasm = (path?: string): Promise<Uint8Array> => readInstalledWasm(lua, path)
