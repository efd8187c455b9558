import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { systemErrorCode } from './system-error.ts'

const packageFile = 'wasmoon-lua5.1/dist/liblua5.1.wasm'
/** PUC Lua 5.1.5, as published in wasmoon-lua5.1 1.18.10. The machine's binding knows exactly this build. */
const expectedSha256 = 'cba969b97e8a319eba8996b5df488aed5cdd22a56f2de53b42598e474014e610'

/** The interpreter that app windows run, checked against its hash. `path` is for an unusual place of the file. */
export async function readLuaWasm(path?: string): Promise<Uint8Array> {
  const file = path ?? resolveInstalled()
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new Error(`Cannot read the Lua machine at ${file} (${systemErrorCode(error)}). ${repair}`)
  })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (sha256 !== expectedSha256) {
    throw new Error(`The Lua machine at ${file} is not the known one: its SHA-256 is ${sha256}. ${repair}`)
  }
  return new Uint8Array(bytes)
}

const repair = 'Install the dependencies anew with "npm ci".'

function resolveInstalled(): string {
  try {
    return createRequire(import.meta.url).resolve(packageFile)
  } catch (error) {
    throw new Error(`Cannot find the Lua machine (${packageFile}). ${repair}`, { cause: error })
  }
}
