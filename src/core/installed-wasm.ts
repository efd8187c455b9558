import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { systemErrorCode } from './system-error.ts'

export type InstalledWasm = {
  /** As messages call it: `Lua machine`. */
  readonly title: string
  /** The file's name for `require`. */
  readonly packageFile: string
  readonly sha256: string
}

/** A WebAssembly module of the dependencies, checked against its hash. `path` is for an unusual place of the file. */
export async function readInstalledWasm(wasm: InstalledWasm, path?: string): Promise<Uint8Array> {
  const file = path ?? resolveInstalled(wasm)
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new Error(`Cannot read the ${wasm.title} at ${file} (${systemErrorCode(error)}). ${repair}`)
  })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (sha256 !== wasm.sha256) {
    throw new Error(`The ${wasm.title} at ${file} is not the known one: its SHA-256 is ${sha256}. ${repair}`)
  }
  return new Uint8Array(bytes)
}

const repair = 'Install the dependencies anew with "npm ci".'

function resolveInstalled({ title, packageFile }: InstalledWasm): string {
  try {
    return createRequire(import.meta.url).resolve(packageFile)
  } catch (error) {
    throw new Error(`Cannot find the ${title} (${packageFile}). ${repair}`, { cause: error })
  }
}
