import { expect, it } from 'vitest'
import { openHarRig } from '../support/har-rig.ts'
import { httpServer } from '../support/http-server.ts'
import { getRequest } from '../support/request-rig.ts'

it('[P17] an entry says what HAR has no place for: API, place, file, events, findings', async () => {
  const rig = await openHarRig()
  const server = await httpServer((_request, response) => response.writeHead(404).end('gone'))
  await rig.run(
    getRequest(server.url, {
      api: 'download',
      callSite: 'main.lua:7',
      progress: 'download',
      target: { directory: 'CachesDirectory', name: 'a.png' },
    }),
  )
  const { _corona: own } = await rig.entry()
  expect(own.request).toMatchObject({
    api: 'download',
    callSite: 'main.lua:7',
    progress: 'download',
    timeoutMs: 30_000,
    target: { directory: 'CachesDirectory', name: 'a.png' },
  })
  expect(own.events.map(({ event }) => event.phase)).toEqual(expect.arrayContaining(['began', 'ended']))
  expect(own.findings.map(({ finding }) => finding.kind)).toContain('status-is-error-elsewhere')
  expect(own.wire.map(({ event }) => event.type)).toContain('response-head')
})

it('[P18] the log says what belongs to no request: project, profile, life cycle, console, end', async () => {
  const rig = await openHarRig()
  rig.session.print([{ level: 'print', text: 'hello' }])
  rig.session.suspend()
  const { _corona: own } = (await rig.har()).log
  expect(own).toMatchObject({
    format: 1,
    sensitive: 'removed',
    profile: 'reference',
    end: { by: 'finished' },
  })
  expect(own.lifeCycle.map(({ event }) => event)).toEqual(['launch', 'suspend'])
  expect(own.console.map(({ text: line }) => line)).toEqual(['hello'])
})
