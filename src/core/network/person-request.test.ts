import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LogEvent } from '../../shared/log-entry.ts'
import { httpServer } from '../../../test/support/http-server.ts'
import { getRequest, openRequestRig, type RequestRig } from '../../../test/support/request-rig.ts'
import type { PersonRequest } from './person-request.ts'
import { startRequest } from '../../shared/contract/app-network.ts'

function personRequest(url: string, special: Partial<PersonRequest> = {}): PersonRequest {
  const { id: _id, ...request } = getRequest(url)
  return { ...request, ...special }
}

function send(rig: RequestRig, request: PersonRequest): string {
  const sent = rig.manager.send(request)
  if (!sent.ok) throw new Error(sent.error.message)
  return sent.value
}

const lane = (rig: RequestRig, id: string): readonly LogEvent[] =>
  rig.log.filter(
    (event) => (event.kind === 'delivered' || event.kind === 'withheld') && event.exchangeId === `s1:${id}`,
  )

const untilEnded = (rig: RequestRig, id: string): Promise<LogEvent> =>
  rig.logged(
    (event) => event.kind === 'withheld' && event.exchangeId === `s1:${id}` && event.event.phase === 'ended',
  )

const document = (name: string) => ({ directory: 'DocumentsDirectory', name }) as const

describe('[I50] a request that a person sends', () => {
  it('is recorded as theirs, and the app hears and finds nothing of it', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) =>
      response.writeHead(500, { 'Set-Cookie': 'a=b' }).end('no'),
    )
    const id = send(rig, personRequest(server.url, { progress: 'download', resendOf: 's0:r1' }))
    await untilEnded(rig, id)
    expect(rig.log[0]).toMatchObject({ kind: 'request', request: { sentBy: 'inspector', resendOf: 's0:r1' } })
    expect(
      lane(rig, id).map((entry) => entry.kind === 'withheld' && [entry.event.phase, entry.reason]),
    ).toEqual([
      ['began', 'no-listener'],
      ['progress', 'no-listener'],
      ['ended', 'no-listener'],
    ])
    expect(rig.messages).toEqual([])
    expect(rig.findings).toEqual([])
  })

  it('sends a file of the sandbox and saves to one, as the app would', async () => {
    const rig = openRequestRig()
    writeFileSync(join(rig.documents, 'up.txt'), 'from the file')
    const server = await httpServer((request, response) => void request.pipe(response))
    const id = send(
      rig,
      personRequest(server.url, {
        api: 'upload',
        method: 'PUT',
        body: { kind: 'file', file: document('up.txt') },
        target: document('down.txt'),
      }),
    )
    await untilEnded(rig, id)
    await rig.manager.close('close')
    expect(readFileSync(join(rig.documents, 'down.txt'), 'utf8')).toBe('from the file')
  })

  it('can be cancelled', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'Content-Length': '10' }).write('half')
    })
    const id = send(rig, personRequest(server.url, { progress: 'download', target: document('a') }))
    await rig.wire(id, 'body-part')
    rig.manager.cancel(id, 'inspector')
    await server.allClosed()
    expect(rig.log.find(({ kind }) => kind === 'cancel')).toMatchObject({ by: 'inspector' })
    await rig.manager.close('close')
    expect(readdirSync(rig.documents)).toEqual([])
  })

  it('ends also while the app is suspended, and outlives its page', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end('whole'))
    rig.manager.suspend()
    const id = send(rig, personRequest(server.url, { target: document('a') }))
    rig.manager.leavePage()
    await untilEnded(rig, id)
    await rig.manager.close('close')
    expect(readdirSync(rig.documents)).toEqual(['a'])
  })

  it('ends with its session', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'Content-Length': '10' }).write('half')
    })
    const id = send(rig, personRequest(server.url))
    await rig.wire(id, 'body-part')
    await rig.manager.close('relaunch')
    expect(rig.log.find(({ kind }) => kind === 'cancel')).toMatchObject({ by: 'relaunch' })
    expect(rig.findings).toEqual([])
    expect(rig.manager.send(personRequest(server.url))).toMatchObject({ error: { code: 'SESSION_ENDED' } })
  })

  it('has an id that no app can use', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end())
    const id = send(rig, personRequest(server.url))
    expect(startRequest.safeParse(getRequest(server.url)).success).toBe(true)
    expect(startRequest.safeParse(getRequest(server.url, { id })).success).toBe(false)
    await untilEnded(rig, id)
  })
})
