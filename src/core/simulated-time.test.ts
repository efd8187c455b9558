import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { getRequest } from '../../test/support/request-rig.ts'
import { makeScratchFolder } from '../../test/support/scratch-folder.ts'
import type { LogEntry } from '../shared/log-entry.ts'
import { profileOf } from '../shared/profile/profiles.ts'
import { systemClock } from './clock.ts'
import { openProject } from './project/project.ts'
import { createEventLog } from './record/event-log.ts'
import { openSandbox } from './sandbox/sandbox.ts'
import { openSession } from './session.ts'

const settings = JSON.stringify({
  hosts: {
    'paced.example': { serve: 'remote', bytesPerSecond: 50_000, latencyMs: 40 },
    'moved.example': {
      answers: [{ status: 302, headers: { Location: 'https://paced.example/small.txt' }, latencyMs: 30 }],
    },
    'quick.example': { serve: 'remote' },
  },
})

/** Runs one request after the other; the log's entries of all. */
async function run(...urls: readonly string[]): Promise<readonly LogEntry[]> {
  const root = makeScratchFolder({
    'project/main.lua': '',
    'project/coronagraph.json': settings,
    'project/remote/small.txt': 'small',
    'project/remote/large.bin': 'x'.repeat(10_000),
    'project/remote/endless.bin': 'x'.repeat(50_000_000),
  })
  const project = await openProject(join(root, 'project'))
  if (!project.ok) throw new Error(project.error.message)
  const sandbox = openSandbox({ projectPath: project.value.path, sandboxesPath: join(root, 'sandboxes') })
  if (!sandbox.ok) throw new Error(sandbox.error.message)
  const log = createEventLog({ nowMs: systemClock.nowMs })
  const ended = new Map<string, () => void>()
  const session = await openSession({
    id: 's1',
    project: project.value,
    profile: profileOf('reference'),
    sandbox: sandbox.value,
    log,
    clock: systemClock,
    deliver: ({ id, ordinal, event }) => {
      void session.network.acknowledge({ id, ordinal, outcome: 'delivered' }, undefined)
      if (event.phase === 'ended') ended.get(id)?.()
    },
  })
  onTestFinished(() => session.close('close'))
  for (const url of urls) {
    const request = getRequest(url)
    const over = new Promise<void>((resolve) => {
      ended.set(request.id, resolve)
      if (!url.endsWith('endless.bin')) return
      log.subscribe((entry) => {
        if (entry.kind === 'wire' && entry.event.type === 'body-part') {
          session.cancelExchange(entry.exchangeId, 'inspector')
        } else if (entry.kind === 'cancel') resolve()
      })
    })
    await session.network.start(request, undefined)
    await over
  }
  return log.entries()
}

const shares = (entries: readonly LogEntry[]) =>
  entries.flatMap((entry) =>
    entry.kind === 'wire' && ['redirect', 'response-head', 'response-end'].includes(entry.event.type)
      ? [[entry.event.type, 'simulatedMs' in entry.event ? entry.event.simulatedMs : undefined]]
      : [],
  )

it.each(['http', 'https'])(
  '[I242] %s: a head and a body say how much of their time was simulated',
  async (scheme) => {
    const entries = await run(`${scheme}://paced.example/large.bin`, `${scheme}://paced.example/small.txt`)
    expect(shares(entries)).toEqual([
      ['response-head', 40],
      // 10 000 bytes at 50 000 a second.
      ['response-end', 200],
      ['response-head', 40],
      ['response-end', 0.1],
    ])
  },
)

it('[I242] a cancel says it of what had come by then', async () => {
  const entries = await run('https://paced.example/endless.bin')
  const cancel = entries.find(({ kind }) => kind === 'cancel')
  expect(cancel).toMatchObject({ by: 'inspector', simulatedMs: expect.any(Number) })
  if (cancel?.kind !== 'cancel') throw new Error('Nothing was cancelled.')
  // At 50 000 bytes a second; what is on its way when it is cancelled has waited already.
  expect(cancel.simulatedMs).toBeGreaterThanOrEqual(cancel.receivedBytes / 50 - 0.1)
})

it('[I242] each hop of a redirect says its own, and a host that is not slowed says none', async () => {
  expect(shares(await run('https://moved.example/'))).toEqual([
    ['redirect', 30],
    ['response-head', 40],
    ['response-end', 0.1],
  ])
  expect(shares(await run('https://quick.example/large.bin'))).toEqual([
    ['response-head', undefined],
    ['response-end', undefined],
  ])
})
