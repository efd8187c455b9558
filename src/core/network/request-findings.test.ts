import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { httpServer } from '../../../test/support/http-server.ts'
import { getRequest, openRequestRig } from '../../../test/support/request-rig.ts'
import { profileNames } from '../../shared/profile/profile.ts'

const callSite = 'main.lua:7'
const toFile = (name: string) => ({ target: { directory: 'DocumentsDirectory', name } }) as const

describe('findings of a request', () => {
  it('[D34] a status that is no error here and one elsewhere', async () => {
    const rig = openRequestRig()
    const server = await httpServer((request, response) => {
      response.writeHead(Number(request.url?.slice(1))).end()
    })
    const request = getRequest(`${server.url}/404`, { callSite })
    await rig.run(request)
    await rig.run(getRequest(`${server.url}/200`, { callSite }))
    await rig.run(getRequest('http://127.0.0.1:1/', { callSite }))
    expect(rig.findings).toEqual([
      {
        kind: 'status-is-error-elsewhere',
        source: callSite,
        exchangeId: `s1:${request.id}`,
        detail: 'status 404',
      },
    ])
  })

  it('[D34] not where it is an error already', async () => {
    const rig = openRequestRig({ profile: 'linux' })
    const server = await httpServer((_request, response) => response.writeHead(404).end())
    await rig.run(getRequest(server.url))
    expect(rig.findings).toEqual([])
  })

  for (const profile of profileNames) {
    it(`[D35] ${profile}: a cookie that the server sets, with the response or with a redirect`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((request, response) => {
        if (request.url === '/redirect') response.writeHead(302, { Location: '/', 'Set-Cookie': 'a=1' }).end()
        else if (request.url === '/cookie') response.setHeader('Set-Cookie', 'a=1').end('x')
        else response.end('x')
      })
      await rig.run(getRequest(server.url))
      expect(rig.findings).toEqual([])
      for (const path of ['/cookie', '/redirect']) {
        const request = getRequest(`${server.url}${path}`, { callSite })
        await rig.run(request)
        expect(rig.findings.at(-1)).toEqual({
          kind: 'cookie-set',
          source: callSite,
          exchangeId: `s1:${request.id}`,
          detail: '127.0.0.1',
        })
      }
      expect(rig.findings).toHaveLength(2)
    })
  }

  for (const by of ['close', 'relaunch'] as const) {
    it(`[D36] a request that is open at a ${by} is ${by === 'close' ? 'told' : 'not told'}`, async () => {
      const rig = openRequestRig()
      const server = await httpServer((request, response) => {
        if (request.url === '/ends') response.end()
      })
      await rig.run(getRequest(`${server.url}/ends`))
      const request = getRequest(server.url, { callSite })
      rig.manager.start(request)
      await rig.wire(request.id, 'request-sent')
      await rig.manager.close(by)
      const told = { kind: 'handle-never-ended', source: callSite, detail: server.url }
      expect(rig.findings).toMatchObject(by === 'close' ? [told] : [])
    })
  }

  it('[D36] nor is one that was cancelled, or whose last event is on its way', async () => {
    const rig = openRequestRig({ acknowledges: false })
    const server = await httpServer((request, response) => {
      if (request.url === '/ends') response.end()
    })
    const [ending, cancelled] = [getRequest(`${server.url}/ends`), getRequest(server.url)]
    for (const request of [ending, cancelled]) rig.manager.start(request)
    await rig.ended(ending.id)
    rig.manager.cancel(cancelled.id, 'app')
    await rig.manager.close('close')
    expect(rig.findings).toEqual([])
  })

  const cancels = [
    ['app', toFile('a.bin'), true],
    ['inspector', toFile('a.bin'), false],
    ['app', {}, false],
  ] as const
  for (const [by, target, isTold] of cancels) {
    const what = 'target' in target ? 'a file' : 'memory'
    it(`[D37] a download to ${what} that the ${by} cancels after its first byte: ${isTold ? 'told' : 'not told'}`, async () => {
      const rig = openRequestRig()
      const server = await httpServer((_request, response) => {
        response.writeHead(200, { 'Content-Length': '10' }).write('half')
      })
      const request = getRequest(server.url, { ...target, callSite })
      rig.manager.start(request)
      await rig.wire(request.id, 'body-part')
      rig.manager.cancel(request.id, by)
      await rig.manager.close('close')
      const told = { kind: 'cancel-leaves-file', source: callSite, detail: 'a.bin' }
      expect(rig.findings).toMatchObject(isTold ? [told] : [])
    })
  }

  it('[D37] before the first byte nothing is told', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.writeHead(200).flushHeaders())
    const request = getRequest(server.url, toFile('a.bin'))
    rig.manager.start(request)
    await rig.wire(request.id, 'response-head')
    rig.manager.cancel(request.id, 'app')
    expect(rig.findings).toEqual([])
  })

  for (const profile of profileNames) {
    it(`[D38] ${profile}: a sub-folder that is not there`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((_request, response) => response.end('x'))
      mkdirSync(join(rig.documents, 'there'))
      for (const name of ['a', 'there/a']) await rig.run(getRequest(server.url, toFile(name)))
      expect(rig.findings).toEqual([])
      await rig.run(getRequest(server.url, { ...toFile('missing/a'), callSite }))
      expect(rig.findings).toMatchObject([
        { kind: 'folder-must-exist', source: callSite, detail: 'missing/a' },
      ])
    })
  }

  it('[D39] an event without a listener', async () => {
    const rig = openRequestRig({ acknowledges: false })
    const server = await httpServer((_request, response) => response.end('x'))
    const request = getRequest(server.url, { callSite })
    rig.manager.start(request)
    const { ordinal } = await rig.ended(request.id)
    rig.manager.acknowledge({ id: request.id, ordinal, outcome: 'no-listener' })
    expect(rig.findings).toMatchObject([{ kind: 'no-listener', source: callSite }])
  })
})
