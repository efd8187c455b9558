import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Paths from the project's folder, with `/`. */
const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))

const productSources = sources.filter((path) => !/\.test\.tsx?$/.test(path))

function importers(specifier: RegExp): string[] {
  return productSources.filter((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const imports = text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*['"]([^'"]+)['"]/g)
    return Array.from(imports, ([, name]) => name ?? '').some((name) => specifier.test(name))
  })
}

describe('the house', () => {
  test('[H3] only one file speaks with got', () => {
    expect(importers(/^got$/)).toEqual(['src/core/network/got-transport.ts'])
  })

  test('[H4] only main and preload know Electron', () => {
    const others = importers(/^electron(\/|$)/).filter((path) => !/^src\/(main|preload)\//.test(path))
    expect(others).toEqual([])
  })

  test('[H5] only one file takes messages of windows: it checks the sender', () => {
    const users = productSources.filter((path) => /\bipcMain\b/.test(readFileSync(join(root, path), 'utf8')))
    expect(users).toEqual(['src/main/ipc.ts'])
  })

  test('[H6] the page of names that the untrusted preload bundles imports nothing', () => {
    expect(readFileSync(join(root, 'src/shared/contract/names.ts'), 'utf8')).not.toMatch(/^\s*import\b/m)
  })

  test('[H7] src/shared imports nothing from outside but zod', () => {
    const paths = importers(/^[^.]/).filter((path) => path.startsWith('src/shared/'))
    const names = paths.flatMap((path) =>
      Array.from(
        readFileSync(join(root, path), 'utf8').matchAll(/\bfrom\s+'([^.'][^']*)'/g),
        ([, name]) => name,
      ),
    )
    expect(new Set(names)).toEqual(new Set(['zod']))
  })

  test('[H8] files are named in kebab case', () => {
    const pattern = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|d))?\.tsx?$/
    expect(sources.filter((path) => !pattern.test(path.split('/').at(-1) ?? ''))).toEqual([])
  })

  test('[H11] no source makes elements, or code, of text', () => {
    const makers =
      /(?:inner|outer)HTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|setHTML|srcdoc|\beval\(|(?:Dangerously|dangerously)Set/
    const users = productSources.filter((path) => {
      const code = readFileSync(join(root, path), 'utf8').replaceAll(/\/\/.*$|'[^'\n]*'/gm, '')
      return makers.test(code)
    })
    expect(users).toEqual([])
  })

  test('[H9] the lockfile names every optional package, also those of other systems', () => {
    // npm drops what the machine that wrote the file could not install, and `npm ci` then refuses the file.
    const lockfile: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } =
      JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    const paths = new Set(Object.keys(lockfile.packages))
    const lost = Object.entries(lockfile.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !paths.has(`node_modules/${name}`) && !paths.has(`${path}/node_modules/${name}`),
      ),
    )
    expect(lost).toEqual([])
  })
})
