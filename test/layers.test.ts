import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
const layers = ['shared', 'core', 'runtime', 'main', 'preload', 'renderer', 'cli'] as const
type Layer = (typeof layers)[number]

const mayImport: Readonly<Record<Layer, readonly Layer[]>> = {
  shared: [],
  core: ['shared'],
  runtime: ['shared'],
  main: ['shared', 'core'],
  preload: ['shared'],
  renderer: ['shared', 'runtime'],
  cli: ['shared', 'core', 'runtime'],
}

/** The real tsconfig files over a source tree of one small file per layer: what is tested is the configuration. */
let house: string

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'coronagraph-layers-'))
  await cp(join(root, 'tsconfig.base.json'), join(house, 'tsconfig.base.json'))
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'))
  for (const layer of layers) {
    const folder = join(house, 'src', layer)
    await mkdir(folder, { recursive: true })
    await cp(join(root, 'src', layer, 'tsconfig.json'), join(folder, 'tsconfig.json'))
    await writeFile(join(folder, 'part.ts'), `export const ${layer}Part: string = '${layer}'\n`)
  }
})

afterAll(() => rm(house, { recursive: true, force: true }))

/** The compiler's complaints about one more file in a layer; empty when it accepts the file. */
async function compile(layer: Layer, source: string): Promise<string> {
  const file = join(house, 'src', layer, 'guest.ts')
  await writeFile(file, source)
  try {
    await promisify(execFile)(process.execPath, [tsc, '-b', join('src', layer)], { cwd: house })
    return ''
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout)
    throw error
  } finally {
    await rm(file)
  }
}

const importOf = (layer: Layer) =>
  `import { ${layer}Part } from '../${layer}/part.ts'\nexport const guest: string = ${layer}Part\n`

describe.each(layers)('src/%s', (layer) => {
  const allowed = mayImport[layer]
  const refused = layers.filter((other) => other !== layer && !allowed.includes(other))

  test(`[H1] the compiler accepts imports of ${allowed.join(', ') || 'nothing'}`, async () => {
    for (const other of allowed) expect(await compile(layer, importOf(other))).toBe('')
    expect(await compile(layer, 'export const guest = 1\n')).toBe('')
  })

  test.each(refused)('[H1] the compiler refuses an import of %s', async (other) => {
    expect(await compile(layer, importOf(other))).toContain('TS6307')
  })
})

describe('what does not exist in a layer is not in its types', () => {
  test.each([
    ['shared', 'window'],
    ['shared', 'process'],
    ['shared', 'setTimeout'],
    ['runtime', 'window'],
    ['runtime', 'process'],
    ['runtime', 'setTimeout'],
    ['core', 'window'],
    ['core', 'document'],
    ['renderer', 'process'],
    ['preload', 'process'],
  ] as const)('[H2] src/%s has no %s', async (layer, name) => {
    expect(await compile(layer, `export const guest: unknown = ${name}\n`)).toContain('Cannot find name')
  })
})
