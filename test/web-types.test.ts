import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { temporaryDirectory } from './support/temporary-directory.ts'

const root = join(import.meta.dirname, '..')
const types = join(root, 'types', 'network.d.ts')
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

/** The compiler's complaints about these files, as an app's developer would check them. */
async function check(files: readonly string[], options: object = {}): Promise<string> {
  const folder = temporaryDirectory()
  const compilerOptions = {
    strict: true,
    noEmit: true,
    allowJs: true,
    checkJs: true,
    target: 'es2023',
    module: 'preserve',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    ...options,
  }
  const project = join(folder, 'tsconfig.json')
  writeFileSync(project, JSON.stringify({ compilerOptions, files }))
  try {
    await promisify(execFile)(process.execPath, [tsc, '-p', project])
    return ''
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout)
    throw error
  }
}

function scratchFile(name: string, content: string): string {
  const folder = join(temporaryDirectory(), 'app')
  mkdirSync(folder)
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

it('[B30] the script of the example is right by the types', async () => {
  expect(await check([join(root, 'examples/web-download/app.js')])).toBe('')
})

it('[B30] every way to call is in the types, every wrong one is refused', async () => {
  const right = `
    const hear: NetworkListener = ({ phase, status, response }) => console.log(phase, status, response)
    const { DocumentsDirectory: documents } = network
    network.request('u')
    network.request('u', 'GET', hear)
    network.request('u', 'POST', { networkRequest: hear }, { body: new Uint8Array(), progress: 'upload' })
    network.request('u', 'POST', { body: 'x', headers: { a: 1, b: true } })
    network.download('u', 'GET', hear, 'f')
    network.download('u', 'GET', hear, 'f', documents)
    network.download('u', 'GET', hear, { progress: true }, 'f', documents)
    network.upload('u', 'PUT', hear, 'f', 'image/png')
    network.upload('u', 'PUT', hear, { timeout: 5 }, 'f', documents, 'image/png')
    const done: boolean | undefined = network.cancel(network.request('u'))
    network.setStatusListener('host', (event) => console.log(event.isReachable))
    new Blob([network.readFile('f') ?? ''])
    const online: boolean = network.getConnectionStatus().isConnected
    addEventListener('applicationSuspend', () => console.log(done, online))
  `
  expect(await check([types, scratchFile('right.ts', right)])).toBe('')
  const wrong = [
    `network.request(5)`,
    `network.request('u', 'GET', null, { progress: true })`,
    `network.download('u', 'GET', null, 5)`,
    `network.download('u', 'GET', null, 'f', 'Documents')`,
    `network.request('u', 'GET', (event) => event.nothing)`,
    `network.readFile('f').length`,
  ]
  const complaints = await check([types, scratchFile('wrong.ts', wrong.join('\n'))])
  const lines = Array.from(complaints.matchAll(/wrong\.ts\((\d+),/g), ([, line]) => Number(line))
  expect([...new Set(lines)]).toEqual(wrong.map((_call, index) => index + 1))
})

it('[B30] the types are those of the library that runs', async () => {
  const source = `
    import type { WebNetwork } from '${root}/src/runtime/web/create-web-app.ts'
    import type { WebNetworkEvent } from '${root}/src/runtime/web/web-event.ts'
    import type { WebStatusEvent } from '${root}/src/runtime/web/status-listeners.ts'
    // The compiler knows of bytes from the host only that they are bytes, not whose memory they are in.
    export const library = (made: Omit<WebNetwork, 'readFile'>): Omit<NetworkLibrary, 'readFile'> => made
    export const event = (made: Omit<WebNetworkEvent, 'response'>): Omit<NetworkRequestEvent, 'response'> => made
    export const status = (made: WebStatusEvent): NetworkStatusEvent => made
    type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
    export const names: Same<keyof WebNetwork, keyof NetworkLibrary> = true
    export const fields: Same<keyof WebNetworkEvent, keyof NetworkRequestEvent> = true
    export const statusFields: Same<keyof WebStatusEvent, keyof NetworkStatusEvent> = true
  `
  const options = { allowImportingTsExtensions: true, skipLibCheck: true, lib: ['es2023', 'dom'] }
  expect(await check([types, scratchFile('same.ts', source)], options)).toBe('')
})
