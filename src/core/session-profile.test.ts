import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { httpServer } from '../../test/support/http-server.ts'
import { getRequest } from '../../test/support/request-rig.ts'
import { makeScratchFolder } from '../../test/support/scratch-folder.ts'
import type { NetworkEventMessage, StartRequest } from '../shared/contract/app-network.ts'
import { type ProfileName, profileNames } from '../shared/profile/profile.ts'
import { profileOf } from '../shared/profile/profiles.ts'
import { systemClock } from './clock.ts'
import { openProject } from './project/project.ts'
import { createEventLog } from './record/event-log.ts'
import { openSandbox } from './sandbox/sandbox.ts'
import { openSession } from './session.ts'

const settings = JSON.stringify({ hosts: { 'files.example': { serve: 'remote' } } })

/** A whole session of a project that answers for `files.example` itself; the app hears and acknowledges everything. */
async function open(profile: ProfileName) {
  const root = makeScratchFolder({
    'project/main.lua': '',
    'project/coronagraph.json': settings,
    'project/remote/a.txt': 'routed',
  })
  const project = await openProject(join(root, 'project'))
  if (!project.ok) throw new Error(project.error.message)
  const sandbox = openSandbox({ projectPath: project.value.path, sandboxesPath: join(root, 'sandboxes') })
  if (!sandbox.ok) throw new Error(sandbox.error.message)
  const log = createEventLog({ nowMs: systemClock.nowMs })
  const waiting = new Map<string, (message: NetworkEventMessage) => void>()
  const session = await openSession({
    id: 's1',
    project: project.value,
    profile: profileOf(profile),
    sandbox: sandbox.value,
    log,
    clock: systemClock,
    deliver: (message) => {
      const { id, ordinal, event } = message
      const answer = session.network.acknowledge({ id, ordinal, outcome: 'delivered' }, undefined)
      if (event.phase === 'ended') void answer.then(() => waiting.get(id)?.(message))
    },
  })
  onTestFinished(() => session.close('close'))
  const run = async (request: StartRequest) => {
    const ended = new Promise<NetworkEventMessage>((resolve) => waiting.set(request.id, resolve))
    await session.network.start(request, undefined)
    return (await ended).event
  }
  return { run, log, session }
}

describe('a session', () => {
  for (const profile of profileNames) {
    it(`[D29] ${profile}: a routed host answers over http and https`, async () => {
      const { run } = await open(profile)
      for (const scheme of ['http', 'https']) {
        const event = await run(getRequest(`${scheme}://files.example/a.txt`))
        expect(event).toMatchObject({ isError: false, status: 200 })
      }
    })
  }

  it('[D34] [D35] what the core finds stands in the log, once for each place', async () => {
    const { run, log } = await open('reference')
    const server = await httpServer((_request, response) => {
      response.writeHead(404, { 'Set-Cookie': 'a=1' }).end()
    })
    for (const callSite of ['main.lua:1', 'main.lua:1', 'main.lua:2']) {
      await run(getRequest(server.url, { callSite }))
    }
    const findings = log
      .entries()
      .flatMap((entry) => (entry.kind === 'finding' ? [`${entry.finding.source} ${entry.finding.kind}`] : []))
    expect(findings).toEqual([
      'main.lua:1 cookie-set',
      'main.lua:1 status-is-error-elsewhere',
      'main.lua:2 cookie-set',
      'main.lua:2 status-is-error-elsewhere',
    ])
  })

  it('[D36] a request that is open at the end is told before the session ends', async () => {
    const { log, session } = await open('reference')
    const server = await httpServer(() => {})
    await session.network.start(getRequest(server.url, { callSite: 'main.lua:3' }), undefined)
    await session.close('close')
    const kinds = log.entries().map(({ kind }) => kind)
    expect(kinds.lastIndexOf('finding')).toBeGreaterThan(kinds.indexOf('request'))
    expect(log.entries().at(-1)).toMatchObject({ kind: 'life-cycle', event: 'end' })
    expect(log.entries().find(({ kind }) => kind === 'finding')).toMatchObject({
      finding: { kind: 'handle-never-ended', source: 'main.lua:3' },
    })
  })
})
