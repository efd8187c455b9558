import { randomUUID } from 'node:crypto'
import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTestSandbox } from '../../../../test/support/open-test-sandbox.ts'
import type { FileChange } from '../../../shared/contract/sandbox-files.ts'
import { compareWithSnapshot, snapshotLimits, takeSnapshot, type SnapshotLimits } from './snapshot.ts'

const never = new AbortController().signal

async function compareAfter(
  before: Readonly<Record<string, string>>,
  work: (path: (name: string) => string) => void,
  limits: SnapshotLimits = snapshotLimits,
): Promise<readonly FileChange[]> {
  const sandbox = openTestSandbox()
  const path = (name: string): string => join(sandbox.directoryPath('DocumentsDirectory'), name)
  for (const [name, content] of Object.entries(before)) writeFileSync(path(name), content)
  const snapshot = await takeSnapshot(sandbox, 5, never, limits)
  if (!snapshot.ok) throw new Error(snapshot.error.message)
  work(path)
  const changes = await compareWithSnapshot(sandbox, snapshot.value, never, limits)
  if (!changes.ok) throw new Error(changes.error.message)
  return changes.value
}

const file = (name: string) => ({ directory: 'DocumentsDirectory', name }) as const
const long = new Date(2020, 1, 1)

it('[I206] what was added, changed and removed is told with its sizes', async () => {
  const changes = await compareAfter({ same: 's', larger: '1', gone: '123', rewritten: 'abc' }, (path) => {
    writeFileSync(path('added'), '12')
    writeFileSync(path('larger'), '1234')
    writeFileSync(path('rewritten'), 'xyz')
    rmSync(path('gone'))
  })
  expect(changes).toEqual([
    { file: file('added'), change: 'added', sizeBytesNow: 2 },
    { file: file('gone'), change: 'removed', sizeBytesBefore: 3 },
    { file: file('larger'), change: 'changed', sizeBytesBefore: 1, sizeBytesNow: 4 },
    { file: file('rewritten'), change: 'changed', sizeBytesBefore: 3, sizeBytesNow: 3 },
  ])
})

it('[I206] a file that was written with the same content again is not different', async () => {
  const changes = await compareAfter({ touched: 'abc', again: 'abc' }, (path) => {
    utimesSync(path('touched'), long, long)
    writeFileSync(path('again'), 'abc')
  })
  expect(changes).toEqual([])
})

it('[I206] the same size and the same time do not hide another content', async () => {
  const changes = await compareAfter({ sly: 'abc' }, (path) => {
    writeFileSync(path('sly'), 'xyz')
    utimesSync(path('sly'), long, long)
  })
  expect(changes).toMatchObject([{ file: file('sly'), change: 'changed' }])
})

const touchBig = (path: (name: string) => string): void => utimesSync(path('big'), long, long)

it('[I206] files beyond the limits are compared by size and time alone', async () => {
  const changes = await compareAfter({ big: 'abcd', small: 'a' }, touchBig, { fileBytes: 3, bytes: 100 })
  expect(changes).toMatchObject([{ file: file('big'), change: 'changed' }])
  expect(await compareAfter({ big: 'abcd' }, touchBig, { fileBytes: 4, bytes: 4 })).toEqual([])
})

it('[I206] a download under way is no file yet', async () => {
  const changes = await compareAfter({}, (path) => writeFileSync(path(`.${randomUUID()}.download`), '1'))
  expect(changes).toEqual([])
})

it('[I206] too many files are told, and so is a snapshot that was stopped', async () => {
  const sandbox = openTestSandbox()
  for (const name of ['a', 'b', 'c']) {
    writeFileSync(join(sandbox.directoryPath('CachesDirectory'), name), '')
  }
  const limits = { ...snapshotLimits, walk: { entries: 2, names: 100 } }
  expect(await takeSnapshot(sandbox, 5, never, limits)).toMatchObject({ error: { code: 'TOO_LARGE' } })
  expect(await takeSnapshot(sandbox, 5, AbortSignal.abort())).toMatchObject({
    error: { code: 'NOT_ALLOWED' },
  })
})
