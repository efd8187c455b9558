import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'

export type ElectronPlaces = {
  /** `ELECTRON_OVERRIDE_DIST_PATH`: the folder that the user has set, as the `electron` package itself reads it. */
  readonly overridePath: string | undefined
  /** The folder of the installed `electron` package; undefined without one. */
  readonly packagePath: string | undefined
  /** Where `npm run electron` puts a runtime of its own making. */
  readonly cachePath: string
}

export function usualElectronPlaces(environment: NodeJS.ProcessEnv = process.env): ElectronPlaces {
  return {
    overridePath: environment['ELECTRON_OVERRIDE_DIST_PATH'] || undefined,
    packagePath: installedPackagePath(),
    cachePath: join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'coronagraph'),
  }
}

/** The executable in which a web app's pages are shown. Nothing is fetched: a run in CI should not depend on that. */
export function findElectron(places: ElectronPlaces): Outcome<string> {
  const { overridePath, packagePath, cachePath } = places
  if (overridePath !== undefined) {
    const executable = join(resolve(overridePath), executableName())
    return existsSync(executable)
      ? ok(executable)
      : fail(
          'NOT_FOUND',
          `ELECTRON_OVERRIDE_DIST_PATH: there is no ${executableName()} in ${JSON.stringify(overridePath)}. Name a folder that holds one, or unset it.`,
        )
  }
  const executable = packagedExecutable(packagePath) ?? cachedExecutable(cachePath)
  return executable === undefined
    ? fail(
        'NOT_FOUND',
        'A web app runs in Electron, and there is none here. Install it with "npm install --save-dev electron", or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds one.',
      )
    : ok(executable)
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

function installedPackagePath(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return undefined
  }
}

/** The package's installer writes `path.txt` when its binary is there. */
function packagedExecutable(packagePath: string | undefined): string | undefined {
  if (packagePath === undefined) return undefined
  const pathFile = join(packagePath, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const executable = join(packagePath, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(executable) ? executable : undefined
}

function cachedExecutable(cachePath: string): string | undefined {
  if (!existsSync(cachePath)) return undefined
  const ending = `-${process.platform}-${process.arch}`
  return (
    readdirSync(cachePath)
      .filter((name) => name.startsWith('electron-') && name.endsWith(ending))
      .toSorted((one, other) => other.localeCompare(one, 'en', { numeric: true }))
      // A folder without the file is not complete.
      .filter((name) => existsSync(join(cachePath, name, 'version')))
      .map((name) => join(cachePath, name, executableName()))
      .find((path) => existsSync(path))
  )
}
