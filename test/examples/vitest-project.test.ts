import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, inject, it } from 'vitest'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const root = join(import.meta.dirname, '..', '..')

/** The example with the package installed beside it, as it is built from the sources of this moment. */
function installExample(): string {
  const folder = temporaryDirectory()
  cpSync(join(root, 'examples', 'vitest-project'), folder, { recursive: true })
  const installed = join(folder, 'node_modules', 'coronagraph')
  mkdirSync(join(installed, 'out'), { recursive: true })
  cpSync(join(root, 'package.json'), join(installed, 'package.json'))
  cpSync(join(root, 'types'), join(installed, 'types'), { recursive: true })
  symlinkSync(dirname(inject('commandLinePath')), join(installed, 'out', 'cli'))
  for (const name of ['vitest', '@types']) {
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  return folder
}

/** Of the output, whatever the exit code. */
async function outputOf(folder: string, args: readonly string[]): Promise<string> {
  const { VITEST: _inside, ...env } = process.env
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: folder,
      env: { ...env, NO_COLOR: '1' },
    })
    return stdout
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout)
    throw error
  }
}

it('[R51] a test project that runs a game passes', async () => {
  const output = await outputOf(installExample(), [join(root, 'node_modules/vitest/vitest.mjs'), 'run'])
  expect(output).toMatch(/Tests +6 passed \(6\)/)
})

it('[R50] its test is right by the types of the package, and a wrong call is not', async () => {
  const folder = installExample()
  writeFileSync(
    join(folder, 'tests', 'wrong.ts'),
    `import { run } from 'coronagraph'\nrun({ project: 'game', profile: 'symbian' })\nrun({})\n`,
  )
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: 'es2023',
    lib: ['es2023', 'esnext.disposable'],
    module: 'nodenext',
    types: ['node'],
    skipLibCheck: true,
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['tests'] }))
  const output = await outputOf(folder, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'])
  const places = [...output.matchAll(/^([^(\n]+)\((\d+),/gm)].map(([, file, line]) => `${file}:${line}`)
  expect(places.filter((place) => !place.includes('node_modules'))).toEqual([
    'tests/wrong.ts:2',
    'tests/wrong.ts:3',
  ])
})
