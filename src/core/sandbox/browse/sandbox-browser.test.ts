import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  ftruncateSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createManualClock } from '../../../../test/support/manual-clock.ts'
import { openTestSandbox } from '../../../../test/support/open-test-sandbox.ts'
import { makeScratchFolder } from '../../../../test/support/scratch-folder.ts'
import { createAppFiles } from '../app-files.ts'
import type { FileReference } from '../../../shared/directory.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import type { InUse } from './remove-files.ts'
import { createSandboxBrowser } from './sandbox-browser.ts'
import { ownDirectories, walkSandbox } from './walk-sandbox.ts'

const isPosix = process.platform !== 'win32'

function openBrowser(files?: Readonly<Record<string, string>>) {
  const sandbox = openTestSandbox(files)
  let inUse: InUse = { openFiles: [], isRunning: false }
  let changes = 0
  const clock = createManualClock()
  const browser = createSandboxBrowser({
    sandbox,
    clock,
    dateNowMs: () => 1_700_000_000_000,
    inUse: () => inUse,
    onChange: () => (changes += 1),
  })
  onTestFinished(browser.close)
  const documents = sandbox.directoryPath('DocumentsDirectory')
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(documents, name)), { recursive: true })
    writeFileSync(join(documents, name), content)
  }
  return {
    sandbox,
    browser,
    clock,
    documents,
    write,
    use: (next: InUse) => (inUse = next),
    changes: () => changes,
  }
}

const document = (name: string): FileReference => ({ directory: 'DocumentsDirectory', name })

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

it('[I200] files and folders are listed, parents first, siblings by name, the project last and without its tools', async () => {
  const { browser, write, sandbox } = openBrowser({
    'main.lua': '',
    'art/a.png': '12',
    '.git/config': '',
    'node_modules/x/y.js': '',
  })
  write('b.txt', 'bb')
  write('a/deep/c.txt', 'ccc')
  mkdirSync(join(sandbox.directoryPath('CachesDirectory'), 'empty'))
  const { files, leftOut } = valueOf(await browser.list())
  expect(files.map(({ directory, name, kind, sizeBytes }) => [directory, name, kind, sizeBytes])).toEqual([
    ['DocumentsDirectory', 'a', 'folder', 0],
    ['DocumentsDirectory', 'a/deep', 'folder', 0],
    ['DocumentsDirectory', 'a/deep/c.txt', 'file', 3],
    ['DocumentsDirectory', 'b.txt', 'file', 2],
    ['CachesDirectory', 'empty', 'folder', 0],
    ['ResourceDirectory', 'art', 'folder', 0],
    ['ResourceDirectory', 'art/a.png', 'file', 2],
    ['ResourceDirectory', 'main.lua', 'file', 0],
  ])
  expect(leftOut).toBe(0)
  expect(files.every(({ modifiedAtMs }) => modifiedAtMs > 1_600_000_000_000)).toBe(true)
})

it('[I200] beyond the limit nothing is listed, and it is counted', async () => {
  const { sandbox, write } = openBrowser()
  for (let index = 0; index < 30; index += 1) write(`${index % 3}/${index}`, '')
  const { entries, leftOut } = valueOf(
    await walkSandbox(sandbox, ownDirectories, { entries: 12, names: 1000 }),
  )
  expect(entries).toHaveLength(12)
  // Three folders with ten files each, of which twelve have room.
  expect(leftOut).toBe(33 - 12)
  expect(entries[0]?.name).toBe('0')
})

it('[I201] a temporary file of a download is a partial one, and what it replaces is not shown', async () => {
  const { browser, write } = openBrowser()
  const uuid = randomUUID()
  write(`.${uuid}.download`, '12345')
  write(`.${uuid}.replaced`, '1')
  const { files } = valueOf(await browser.list())
  expect(files.filter(({ directory }) => directory === 'DocumentsDirectory')).toMatchObject([
    { name: `.${uuid}.download`, sizeBytes: 5, isPartial: true },
  ])
})

it.runIf(isPosix)(
  '[I202] links are not listed, read or followed out; a pipe is neither listed nor opened',
  async () => {
    const { browser, documents, write } = openBrowser()
    const outside = makeScratchFolder({ 'secret.txt': 'secret' })
    write('real.txt', 'inside')
    symlinkSync(outside, join(documents, 'folder'))
    symlinkSync(join(outside, 'secret.txt'), join(documents, 'file'))
    execFileSync('mkfifo', [join(documents, 'pipe')])
    const { files } = valueOf(await browser.list())
    const own = files.filter(({ directory }) => directory === 'DocumentsDirectory')
    expect(own.map(({ name }) => name)).toEqual(['real.txt'])
    for (const name of ['file', 'folder/secret.txt', '../x', '/etc/passwd', 'a\0b']) {
      const wanted = { ok: false, error: { code: 'OUTSIDE_SANDBOX' } }
      expect(await browser.read(document(name), 0, 10)).toMatchObject(wanted)
      expect(await browser.hash(document(name))).toMatchObject(wanted)
      expect(browser.pathOf(document(name))).toMatchObject(wanted)
    }
    expect(await browser.read(document('pipe'), 0, 10)).toMatchObject({
      ok: false,
      error: { code: 'NOT_ALLOWED' },
    })
    expect(browser.pathOf(document('pipe'))).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  },
)

it('[I203] a part of a file is read as it is now, shorter at its end and empty behind it', async () => {
  const { browser, write } = openBrowser()
  write('a.txt', '0123456789')
  const textOf = async (offset: number, length: number): Promise<readonly [string, number]> => {
    const { bytes, sizeBytes } = valueOf(await browser.read(document('a.txt'), offset, length))
    return [Buffer.from(bytes).toString(), sizeBytes]
  }
  expect(await textOf(2, 3)).toEqual(['234', 10])
  expect(await textOf(8, 100)).toEqual(['89', 10])
  expect(await textOf(50, 100)).toEqual(['', 10])
  expect(await browser.read(document('gone.txt'), 0, 1)).toMatchObject({
    ok: false,
    error: { code: 'NOT_FOUND' },
  })
})

it('[I204] a hash is that of the whole file; a newer one stops the one before, however large its file is', async () => {
  const { browser, documents, write } = openBrowser()
  write('a.txt', 'x'.repeat(700_000))
  write('empty', '')
  expect(valueOf(await browser.hash(document('a.txt')))).toBe(sha256('x'.repeat(700_000)))
  expect(valueOf(await browser.hash(document('empty')))).toBe(sha256(''))
  const giant = openSync(join(documents, 'giant'), 'w')
  ftruncateSync(giant, 64 * 1024 ** 3)
  closeSync(giant)
  const first = browser.hash(document('giant'))
  const second = browser.hash(document('empty'))
  expect(await first).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  expect((await second).ok).toBe(true)
})

it('[I205] files and whole folders are removed, of links only themselves; what is gone counts as removed', async () => {
  const { browser, documents, write } = openBrowser()
  const outside = makeScratchFolder({ 'kept.txt': 'kept' })
  write('folder/sub/a.txt', 'a')
  write('b.txt', 'b')
  symlinkSync(outside, join(documents, 'folder', 'link'), 'junction')
  symlinkSync(outside, join(documents, 'other'), 'junction')
  expect(
    await browser.remove(['folder', 'folder/sub/a.txt', 'b.txt', 'other', 'never'].map(document)),
  ).toEqual({ ok: true, value: undefined })
  expect(['folder', 'b.txt', 'other'].filter((name) => existsSync(join(documents, name)))).toEqual([])
  expect(existsSync(join(outside, 'kept.txt'))).toBe(true)
})

it('[I205] nothing of the project, nothing that is open and no download under way is removed, and that is told', async () => {
  const { browser, documents, write, sandbox, use } = openBrowser()
  const temporary = `.${randomUUID()}.download`
  write('folder/open.txt', '')
  write('free.txt', '')
  write(temporary, '')
  const app = createAppFiles(sandbox)
  onTestFinished(app.close)
  app.handlers.open({ ...document('folder/open.txt'), mode: 'r' }, undefined)
  use({ openFiles: app.openFiles(), isRunning: true })
  expect(await browser.remove([{ directory: 'ResourceDirectory', name: 'main.lua' }])).toMatchObject({
    ok: false,
    error: { code: 'READ_ONLY' },
  })
  const removed = await browser.remove([document('folder'), document(temporary), document('free.txt')])
  expect(removed).toMatchObject({
    ok: false,
    error: {
      code: 'NOT_ALLOWED',
      message: expect.stringMatching(/^2 of 3 could not be removed\. .*"folder\/open\.txt" open/),
    },
  })
  expect(['folder/open.txt', temporary].every((name) => existsSync(join(documents, name)))).toBe(true)
  expect(existsSync(join(documents, 'free.txt'))).toBe(false)
  use({ openFiles: [], isRunning: false })
  expect((await browser.remove([document(temporary)])).ok).toBe(true)
})

it.runIf(isPosix)('[I207] a change is told once in 250 ms, and a growing download is none', async () => {
  const { browser, clock, write, changes } = openBrowser()
  const seen = () => expect.poll(clock.pendingTimers, { interval: 5, timeout: 5000 }).toBe(1)
  await browser.ready
  write(`.${randomUUID()}.download`, '12')
  write('a.txt', 'a')
  await seen()
  write('b.txt', 'b')
  expect(changes()).toBe(0)
  clock.advance(250)
  expect(changes()).toBe(1)
  expect(clock.pendingTimers()).toBeLessThanOrEqual(1)
})
