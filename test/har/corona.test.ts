import { expect, it } from 'vitest'
import { byteCodec } from '../../src/core/har/byte-codec.ts'
import { fromHar } from '../../src/shared/har/from-har.ts'
import { harProblems } from '../support/check-har.ts'
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

it('[P17] a note and a mark, and what a person sent, come back from an archive', async () => {
  const rig = await openHarRig()
  const server = await httpServer((request, response) =>
    request.url === '/a' ? response.writeHead(302, { Location: '/b' }).end() : response.end('there'),
  )
  await rig.run(getRequest(`${server.url}/a`, { id: 'r1' }))
  const { id: _id, ...request } = getRequest(`${server.url}/b`, { followRedirects: false })
  const sent = rig.session.send({ ...request, resendOf: 's1:r1' })
  await rig.logged((entry) => entry.kind === 'withheld' && entry.event.phase === 'ended')
  for (const annotation of [{ note: 'old' }, { mark: 'red', note: 'see http://me:pw@host/' }] as const) {
    rig.session.record({ kind: 'annotation', exchangeId: 's1:r1', annotation })
  }
  const har = await rig.har()
  expect(harProblems(har)).toEqual([])
  expect(har.log.entries.map(({ comment }) => comment)).toEqual(['see http://host/', undefined, undefined])
  expect(har.log.entries[0]?._corona.annotation).toMatchObject({ mark: 'red', note: 'see http://host/' })
  const read = fromHar(JSON.parse(JSON.stringify(har)), byteCodec)
  if (!read.ok || !sent.ok) throw new Error('unreachable')
  const { entries } = read.value.record
  expect(entries.filter(({ kind }) => kind === 'annotation')).toMatchObject([
    { exchangeId: 's1:r1', annotation: { mark: 'red', note: 'see http://host/' } },
  ])
  expect(entries.find((entry) => entry.kind === 'request' && entry.exchangeId === sent.value)).toMatchObject({
    request: { sentBy: 'inspector', resendOf: 's1:r1', followRedirects: false },
  })
})
