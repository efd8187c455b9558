import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ioScripts } from '../../../../test/support/io-scripts.ts'
import { makeScratchFolder } from '../../../../test/support/scratch-folder.ts'
import { runApp } from '../../../../test/support/simulated-app.ts'

const isNativeThere = spawnSync('lua5.1', ['-v']).status === 0

function printedNatively(source: string): string {
  const folder = makeScratchFolder()
  const place = makeScratchFolder()
  writeFileSync(join(folder, 'main.lua'), `local D = ${JSON.stringify(place)} ${source}`)
  const { stdout, stderr } = spawnSync('lua5.1', ['main.lua'], { cwd: folder, encoding: 'utf8' })
  return `${stdout}${stderr}`.replaceAll(place, 'D')
}

describe.each(Object.entries(ioScripts))('[J1] %s', (_name, [source, printed]) => {
  it('as PUC Lua 5.1 has it', async () => {
    const { lines, messages, documents } = await runApp(
      `local D = system.pathForFile("", system.DocumentsDirectory) ${source}`,
    )
    expect(`${lines().join('\n')}\n`.replaceAll(documents, 'D').replaceAll(/\.\.\.\S*Documents/g, 'D')).toBe(
      printed,
    )
    expect(messages()).toEqual([])
  })

  it.runIf(isNativeThere)('the native one agrees', () => {
    expect(printedNatively(source)).toBe(printed)
  })
})
