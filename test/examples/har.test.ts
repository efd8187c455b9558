import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { byteCodec } from '../../src/core/har/byte-codec.ts'
import { fromHar } from '../../src/shared/har/from-har.ts'
import { toHar } from '../../src/shared/har/to-har.ts'
import { harProblems } from '../support/check-har.ts'
import { runCommand } from '../support/command-line.ts'
import { examplePath } from '../support/run-example.ts'
import { temporaryDirectory } from '../support/temporary-directory.ts'

const examples = readdirSync(examplePath('.')).filter((name) =>
  existsSync(join(examplePath(name), 'main.lua')),
)

it.each(examples)(
  '[P40] [P30] the archive of %s is right and comes back whole',
  async (name) => {
    const path = join(temporaryDirectory(), `${name}.har`)
    const { exitCode } = await runCommand(['run', examplePath(name), '--har', path])
    expect(exitCode).toBe(0)
    const text = readFileSync(path, 'utf8')
    const har: unknown = JSON.parse(text)
    expect(harProblems(har)).toEqual([])
    const run = fromHar(har, byteCodec)
    if (!run.ok) throw new Error(run.error.message)
    const [, version = ''] = run.value.creator.split(' ')
    const again = toHar(run.value.record, { codec: byteCodec, version, withSensitive: false })
    expect(`${JSON.stringify(again, undefined, 2)}\n`).toBe(text)
  },
  60_000,
)
