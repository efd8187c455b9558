import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { openSandbox, type Sandbox } from './sandbox.ts'
import { removeStaleFiles } from './stale-files.ts'

const stale = '.0f8fad5b-d9cb-469f-a165-70867728950e'

function opener(): () => Sandbox {
  const options = { projectPath: makeScratchFolder(), sandboxesPath: makeScratchFolder() }
  return () => {
    const opened = openSandbox(options)
    if (!opened.ok) throw new Error(opened.error.message)
    return opened.value
  }
}

async function liveProcessId(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'])
  onTestFinished(async () => {
    child.kill()
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  })
  await once(child, 'spawn')
  return child.pid ?? 0
}

it('[S9] opening removes what a killed process left, also in sub-folders, and nothing else', () => {
  const open = opener()
  const documents = open().directoryPath('DocumentsDirectory')
  mkdirSync(join(documents, 'levels'))
  for (const name of [
    `${stale}.download`,
    `levels/${stale}.replaced`,
    'levels/1.json',
    `x${stale}.download`,
    `${stale}.download.txt`,
    '.short.download',
  ]) {
    writeFileSync(join(documents, name), '')
  }
  open()
  expect(readdirSync(documents, { recursive: true }).map(String).toSorted()).toEqual(
    [`${stale}.download.txt`, '.short.download', 'levels', 'levels/1.json', `x${stale}.download`].toSorted(),
  )
})

it('[S9] no link is followed to find such files', () => {
  const open = opener()
  const elsewhere = makeScratchFolder({ [`${stale}.download`]: '' })
  symlinkSync(elsewhere, join(open().directoryPath('CachesDirectory'), 'link'))
  open()
  expect(readdirSync(elsewhere)).toEqual([`${stale}.download`])
})

it('[S9] the temporary files of another living process stay', async () => {
  const open = opener()
  const sandbox = open()
  const caches = sandbox.directoryPath('CachesDirectory')
  mkdirSync(join(sandbox.rootPath, `.running-${await liveProcessId()}`))
  writeFileSync(join(caches, `${stale}.download`), '')
  open()
  expect(readdirSync(caches)).toEqual([`${stale}.download`])
})

it('[S9] the mark of a dead process is removed', async () => {
  const open = opener()
  const sandbox = open()
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  mkdirSync(join(sandbox.rootPath, `.running-${child.pid}`))
  writeFileSync(join(sandbox.directoryPath('CachesDirectory'), `${stale}.download`), '')
  open()
  expect(readdirSync(sandbox.directoryPath('CachesDirectory'))).toEqual([])
  expect(readdirSync(sandbox.rootPath)).not.toContain(`.running-${child.pid}`)
})

it('[S9] among too many files the rest stays, so that opening takes no longer', () => {
  const folder = makeScratchFolder(
    Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `folder-${index % 4}/${stale.slice(0, -2)}${index + 10}.download`,
        '',
      ]),
    ),
  )
  const left = (): number => readdirSync(folder, { recursive: true }).length - 4
  removeStaleFiles(folder, 10)
  expect(left()).toBe(14)
  removeStaleFiles(folder)
  expect(left()).toBe(0)
})
