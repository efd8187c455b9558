import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../../../test/support/temporary-directory.ts'
import { findElectron } from './find-electron.ts'

const executableName =
  process.platform === 'darwin'
    ? 'Electron.app/Contents/MacOS/Electron'
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron'
const system = `${process.platform}-${process.arch}`

function makeFile(path: string, text = ''): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

/** A machine with nothing but what the test puts there. */
function machine() {
  const root = temporaryDirectory()
  const cachePath = join(root, 'cache')
  const packagePath = join(root, 'node_modules', 'electron')
  return {
    root,
    none: { overridePath: undefined, packagePath: undefined, cachePath },
    packagePath,
    installPackage: (): string => {
      makeFile(join(packagePath, 'path.txt'), executableName)
      return makeFile(join(packagePath, 'dist', executableName))
    },
    cacheRuntime: (version: string): string => {
      const folder = join(cachePath, `electron-${version}-${system}`)
      makeFile(join(folder, 'version'), version)
      return makeFile(join(folder, executableName))
    },
  }
}

describe('the Electron of a run', () => {
  it('[R63] the folder that the user has set wins', () => {
    const { root, none, installPackage, packagePath } = machine()
    installPackage()
    const executable = makeFile(join(root, 'own', executableName))
    const found = findElectron({ ...none, packagePath, overridePath: join(root, 'own') })
    expect(found).toEqual({ ok: true, value: executable })
  })

  it('[R63] a folder that the user has set and that holds none is told, whatever else is there', () => {
    const { root, none, installPackage, packagePath } = machine()
    installPackage()
    const found = findElectron({ ...none, packagePath, overridePath: join(root, 'empty') })
    expect(found).toMatchObject({
      ok: false,
      error: {
        message: expect.stringContaining(`ELECTRON_OVERRIDE_DIST_PATH: there is no ${executableName}`),
      },
    })
  })

  it('[R63] then the installed package, when its binary is there', () => {
    const { none, installPackage, cacheRuntime, packagePath } = machine()
    const cached = cacheRuntime('33.4.11')
    mkdirSync(packagePath, { recursive: true })
    expect(findElectron({ ...none, packagePath })).toEqual({ ok: true, value: cached })
    const installed = installPackage()
    expect(findElectron({ ...none, packagePath })).toEqual({ ok: true, value: installed })
  })

  it('[R63] then the newest complete runtime of the cache', () => {
    const { none, cacheRuntime } = machine()
    cacheRuntime('9.0.0')
    const newest = cacheRuntime('45.3.4')
    makeFile(join(none.cachePath, `electron-50.0.0-${system}`, executableName))
    makeFile(join(none.cachePath, 'electron-60.0.0-plan9-mips', 'version'))
    expect(findElectron(none)).toEqual({ ok: true, value: newest })
  })

  it('[R63] none is told with what to do', () => {
    expect(findElectron(machine().none)).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('npm install --save-dev electron') },
    })
  })
})
