import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApplication, JSHandle, Page } from '@playwright/test'
import type { SearchProgress, TrafficClient } from '../src/shared/contract/traffic.ts'
import type { LogEntry } from '../src/shared/log-entry.ts'
import type { Har } from '../src/shared/har/har.ts'
import { expect, test } from './support/simulator.ts'

/** What the page itself uses. */
function trafficOf(inspector: Page): Promise<JSHandle<TrafficClient>> {
  return inspector.evaluateHandle(() => {
    if (window.traffic === undefined) throw new Error('The page has no such surface.')
    return window.traffic
  })
}

const app = {
  'main.lua': `
    local function listener(event) print("heard " .. event.phase .. " " .. event.status) end
    network.request("https://api.test/greeting.txt", "GET", listener)
    network.request("https://api.test/large.txt", "GET", listener)
    network.download("https://api.test/greeting.txt", "GET", listener, "saved.txt", system.DocumentsDirectory)`,
  'coronagraph.json': JSON.stringify({ hosts: { 'api.test': { serve: 'remote' } } }),
  'remote/greeting.txt': 'hello, World',
  'remote/large.txt': `${'.'.repeat(1_500_000)}needle in the hay${'.'.repeat(1_500_000)}`,
}

/** All that is kept of the log. */
async function entriesIn(inspector: Page): Promise<readonly LogEntry[]> {
  const client = await trafficOf(inspector)
  return client.evaluate(async (traffic) => {
    const entries: LogEntry[] = []
    for (let afterSequence = 0; ;) {
      const part = await traffic.snapshot({ afterSequence })
      if (!part.ok) throw new Error(part.error.message)
      entries.push(...part.value.entries)
      if (part.value.isComplete) return entries
      afterSequence = part.value.upTo
    }
  })
}

const endedOf = (entries: readonly LogEntry[], exchangeId: string): LogEntry | undefined =>
  entries.find(
    (entry) =>
      (entry.kind === 'delivered' || entry.kind === 'withheld') &&
      entry.exchangeId === exchangeId &&
      entry.event.phase === 'ended',
  )

/** The exchanges that have ended, by the ends of their URLs and their functions. */
async function untilEnded(inspector: Page, count: number): Promise<readonly LogEntry[]> {
  let entries: readonly LogEntry[] = []
  await expect
    .poll(async () => {
      entries = await entriesIn(inspector)
      return entries.filter((entry) => entry.kind === 'request' && endedOf(entries, entry.exchangeId)).length
    })
    .toBe(count)
  return entries
}

function idOf(entries: readonly LogEntry[], api: 'request' | 'download', end: string): string {
  const found = entries.find(
    (entry) => entry.kind === 'request' && entry.request.api === api && entry.request.url.endsWith(end),
  )
  if (found?.kind !== 'request') throw new Error(`No ${api} of ${end}`)
  return found.exchangeId
}

/** The system's own dialog cannot be driven: it answers with this path instead. */
async function answerDialogs(application: ElectronApplication, path: string): Promise<void> {
  await application.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] })
  }, path)
}

test('[I51] [I50] what was sent is sent again, saves its file, and the app hears nothing of it', async ({
  simulate,
  scratch,
}) => {
  const { inspector, sandboxesPath, sandboxFiles } = await simulate(await scratch.project(app))
  const before = await untilEnded(inspector, 3)
  const id = idOf(before, 'download', 'greeting.txt')
  const heardBefore = before.filter((entry) => entry.kind === 'console').length
  const [folder = ''] = await readdir(sandboxesPath)
  await rm(join(sandboxesPath, folder, 'Documents', 'saved.txt'))
  const client = await trafficOf(inspector)
  const sent = await client.evaluate(
    async (traffic, exchangeId) => traffic.resend({ kind: 'again', exchangeIds: [exchangeId] }),
    id,
  )
  if (!sent.ok) throw new Error(sent.error.message)
  const after = await untilEnded(inspector, 4)
  const [resent = ''] = sent.value.exchangeIds
  expect(after.find((entry) => entry.kind === 'request' && entry.exchangeId === resent)).toMatchObject({
    request: { sentBy: 'inspector', resendOf: id, target: { name: 'saved.txt' } },
  })
  expect(endedOf(after, resent)).toMatchObject({ kind: 'withheld', reason: 'no-listener' })
  expect(after.filter((entry) => entry.kind === 'console')).toHaveLength(heardBefore)
  expect(await sandboxFiles()).toContain('Documents/saved.txt')
  await client.evaluate(
    async (traffic, exchangeIds) => traffic.annotate({ exchangeIds, mark: 'red', note: 'again' }),
    [id, resent],
  )
  await expect
    .poll(async () => (await entriesIn(inspector)).filter(({ kind }) => kind === 'annotation').length)
    .toBe(2)
})

test('[I40] a search finds what is deep in a large body; [I43] an endless one is stopped', async ({
  simulate,
  scratch,
}) => {
  const { inspector } = await simulate(await scratch.project(app))
  const entries = await untilEnded(inspector, 3)
  const client = await trafficOf(inspector)
  const search = async (searchId: string, text: string, isRegex: boolean): Promise<SearchProgress[]> => {
    const told = await client.evaluateHandle((traffic, id) => {
      const all: SearchProgress[] = []
      traffic.on('search', (progress) => {
        if (progress.searchId === id) all.push(progress)
      })
      return all
    }, searchId)
    const query = { text, isRegex, isCaseSensitive: false }
    await client.evaluate(async (traffic, asked) => traffic.searchBodies(asked), { searchId, query })
    await expect.poll(async () => (await told.jsonValue()).at(-1)?.state).not.toBe('running')
    return told.jsonValue()
  }
  const told = await search('one', 'NEEDLE in', false)
  expect(told.at(-1)).toMatchObject({ state: 'done', searchedBodies: 3, totalBodies: 3 })
  expect(told.flatMap(({ found }) => found)).toMatchObject([
    { exchangeId: idOf(entries, 'request', 'large.txt'), side: 'response', offsetBytes: 1_500_000 },
  ])
  const endless = await search('two', '^(.|.)*!$', true)
  expect(endless.at(-1)).toMatchObject({ state: 'failed' })
  expect(endless.at(-1)?.problem).toContain('took more than 2 seconds')
})

test('[I55] [I56] an archive is exported with notes and imported as a session of its own', async ({
  simulate,
  scratch,
}) => {
  const { application, inspector } = await simulate(await scratch.project(app))
  const entries = await untilEnded(inspector, 3)
  const path = join(await scratch.folder('archives'), 'run.har')
  await answerDialogs(application, path)
  const exchangeIds = [idOf(entries, 'request', 'greeting.txt'), idOf(entries, 'request', 'large.txt')]
  const client = await trafficOf(inspector)
  const exported = await client.evaluate(async (traffic, ids) => {
    await traffic.annotate({ exchangeIds: ids, note: 'for you' })
    return traffic.exportHar({ exchangeIds: ids, includesSecrets: false })
  }, exchangeIds)
  expect(exported).toEqual({ ok: true, value: true })
  const har: Har = JSON.parse(await readFile(path, 'utf8'))
  expect(har.log.entries.map(({ comment, request }) => [comment, request.url])).toEqual([
    ['for you', 'https://api.test/greeting.txt'],
    ['for you', 'https://api.test/large.txt'],
  ])
  const imported = await client.evaluate(async (traffic) => traffic.importHar({}))
  expect(imported).toEqual({ ok: true, value: true })
  const after = await untilEnded(inspector, 5)
  expect(after.find((entry) => entry.kind === 'life-cycle' && entry.event === 'import')).toMatchObject({
    detail: 'run.har',
  })
  const large = after.findLast((entry) => entry.kind === 'request' && entry.request.url.endsWith('large.txt'))
  if (large?.kind !== 'request') throw new Error('unreachable')
  const [part, resent] = await client.evaluate(
    async (traffic, exchangeId) =>
      [
        await traffic.readBody({ exchangeId, side: 'response', offsetBytes: 0, lengthBytes: 10 }),
        await traffic.resend({ kind: 'again', exchangeIds: [exchangeId] }),
      ] as const,
    large.exchangeId,
  )
  expect(part).toMatchObject({ ok: true, value: { sizeBytes: 3_000_017 } })
  expect(resent.ok).toBe(true)
  await writeFile(path, '{"log":')
  const broken = await client.evaluate(async (traffic) => traffic.importHar({}))
  expect(broken).toMatchObject({ ok: false })
  expect(broken.ok ? '' : broken.error.message).toContain('run.har: line 1, column 8')
})
