import { EventEmitter, once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { LogEvent } from '../../shared/log-entry.ts'
import { httpServer } from '../../../test/support/http-server.ts'
import { getRequest, openRequestRig, type RequestRig } from '../../../test/support/request-rig.ts'

const intoFile = { target: { directory: 'DocumentsDirectory', name: 'a.txt' }, progress: 'download' } as const

/** A server whose response the test writes. */
async function heldServer() {
  const responses: ServerResponse[] = []
  const waiting: ((response: ServerResponse) => void)[] = []
  const server = await httpServer((_request, response) => {
    responses.push(response)
    waiting.shift()?.(response)
  })
  const next = (): Promise<ServerResponse> => new Promise((resolve) => waiting.push(resolve))
  return { ...server, next }
}

const cancels = (rig: RequestRig) =>
  rig.log.flatMap((event: LogEvent) => (event.kind === 'cancel' ? [[event.by, event.receivedBytes]] : []))

const lane = (rig: Pick<RequestRig, 'log'>) =>
  rig.log.flatMap((event) => {
    if (event.kind === 'delivered') return [`delivered ${event.event.phase}`]
    return event.kind === 'withheld' ? [`withheld ${event.event.phase} ${event.reason}`] : []
  })

async function expectNothingLeft(rig: RequestRig, server: { allClosed: () => Promise<void> }): Promise<void> {
  await server.allClosed()
  await rig.manager.close('close')
  expect(rig.manager.openCount()).toBe(0)
  expect(readFileSync(join(rig.documents, 'a.txt'), 'utf8')).toBe('old')
  expect(readdirSync(rig.documents)).toEqual(['a.txt'])
}

function rigWithOldFile(options: Parameters<typeof openRequestRig>[0] = {}): RequestRig {
  const rig = openRequestRig(options)
  writeFileSync(join(rig.documents, 'a.txt'), 'old')
  return rig
}

describe('cancel', () => {
  it('[N34] queued: nothing is sent', async () => {
    const rig = rigWithOldFile()
    const server = await heldServer()
    const request = getRequest(server.url, intoFile)
    rig.manager.start(request)
    rig.manager.cancel(request.id, 'app')
    await expectNothingLeft(rig, server)
    expect(server.requests).toHaveLength(0)
    expect(rig.messages).toEqual([])
    expect(cancels(rig)).toEqual([['app', 0]])
  })

  it('[N34] sent: the socket closes and no event comes', async () => {
    const rig = rigWithOldFile()
    const server = await heldServer()
    const request = getRequest(server.url, intoFile)
    const arrived = server.next()
    rig.manager.start(request)
    await arrived
    rig.manager.cancel(request.id, 'inspector')
    await expectNothingLeft(rig, server)
    expect(rig.messages).toEqual([])
    expect(cancels(rig)).toEqual([['inspector', 0]])
  })

  it('[N34] head, in the began listener: began is delivered and nothing after it', async () => {
    const rig = rigWithOldFile()
    const server = await heldServer()
    const request = getRequest(server.url, intoFile)
    rig.onMessage(({ id }) => rig.manager.cancel(id, 'app'))
    const arrived = server.next()
    rig.manager.start(request)
    const response = await arrived
    response.writeHead(200, { 'Content-Length': '10' }).write('abc')
    await expectNothingLeft(rig, server)
    expect(rig.messages).toHaveLength(1)
    expect(lane(rig)).toEqual(['delivered began'])
    expect(cancels(rig)).toEqual([['app', 0]])
  })

  it('[N34] body: the entry says at which byte, the temporary file goes', async () => {
    const rig = rigWithOldFile()
    const server = await heldServer()
    const request = getRequest(server.url, intoFile)
    const arrived = server.next()
    rig.manager.start(request)
    const response = await arrived
    response.writeHead(200, { 'Content-Length': '10' }).write('abc')
    await rig.logged((event) => event.kind === 'delivered' && event.event.phase === 'progress')
    rig.manager.cancel(request.id, 'app')
    await expectNothingLeft(rig, server)
    expect(cancels(rig)).toEqual([['app', 3]])
    expect(rig.messages.at(-1)?.event.phase).toBe('progress')
  })

  it('[N20] after the last byte, while progress waits for its acknowledgement: the file is not placed', async () => {
    const rig = rigWithOldFile({ acknowledges: false })
    const server = await httpServer((_request, response) => response.end('new'))
    const request = getRequest(server.url, intoFile)
    rig.manager.start(request)
    await rig.wire(request.id, 'response-end')
    expect(readFileSync(join(rig.documents, 'a.txt'), 'utf8')).toBe('old')
    rig.manager.cancel(request.id, 'app')
    rig.agents.http.destroy()
    await expectNothingLeft(rig, server)
    expect(rig.messages).toHaveLength(1)
  })

  it('[N35] ended on its way, the app cancelled before it arrived: the old file comes back', async () => {
    const rig = rigWithOldFile({ acknowledges: false })
    const server = await httpServer((_request, response) => response.end('new'))
    const request = getRequest(server.url, { ...intoFile, progress: 'none' })
    rig.manager.start(request)
    await rig.ended(request.id)
    expect(readFileSync(join(rig.documents, 'a.txt'), 'utf8')).toBe('new')
    rig.manager.cancel(request.id, 'app')
    rig.manager.acknowledge({ id: request.id, ordinal: 0, outcome: 'cancelled' })
    rig.agents.http.destroy()
    await expectNothingLeft(rig, server)
    expect(lane(rig)).toEqual(['withheld ended cancelled'])
    expect(cancels(rig)).toEqual([['app', 3]])
  })

  it('[N35] ended on its way, without an old file: the new one goes', async () => {
    const rig = openRequestRig({ acknowledges: false })
    const server = await httpServer((_request, response) => response.end('new'))
    const request = getRequest(server.url, { ...intoFile, progress: 'none' })
    rig.manager.start(request)
    await rig.ended(request.id)
    rig.manager.acknowledge({ id: request.id, ordinal: 0, outcome: 'cancelled' })
    await rig.manager.close('close')
    expect(readdirSync(rig.documents)).toEqual([])
  })

  it('[N35] inside the ended listener: too late, the file stays', async () => {
    const rig = rigWithOldFile({ acknowledges: false })
    const server = await httpServer((_request, response) => response.end('new'))
    const request = getRequest(server.url, { ...intoFile, progress: 'none' })
    rig.manager.start(request)
    await rig.ended(request.id)
    rig.manager.cancel(request.id, 'app')
    rig.manager.acknowledge({ id: request.id, ordinal: 0, outcome: 'delivered' })
    await rig.manager.close('close')
    expect(readFileSync(join(rig.documents, 'a.txt'), 'utf8')).toBe('new')
    expect(readdirSync(rig.documents)).toEqual(['a.txt'])
    expect(cancels(rig)).toEqual([])
  })

  it('[N42] a cancel from inside a listener: the event is logged as delivered before the cancel', async () => {
    const rig = rigWithOldFile({ acknowledges: false })
    const server = await heldServer()
    const request = getRequest(server.url, intoFile)
    const arrived = server.next()
    rig.manager.start(request)
    const response = await arrived
    response.writeHead(200, { 'Content-Length': '10' }).write('abc')
    const { ordinal } = await rig.message(({ event }) => event.phase === 'began')
    await rig.wire(request.id, 'body-part')
    rig.manager.cancel(request.id, 'app', ordinal)
    rig.manager.acknowledge({ id: request.id, ordinal, outcome: 'delivered' })
    await expectNothingLeft(rig, server)
    const lines = rig.log.flatMap((entry) => (entry.kind === 'cancel' ? ['cancel'] : lane({ log: [entry] })))
    expect(lines).toEqual(['delivered began', 'cancel', 'withheld progress cancelled'])
    expect(rig.messages).toHaveLength(1)
  })

  it('[N42] in the ended listener it is too late, and the acknowledgement after it changes nothing', async () => {
    const rig = rigWithOldFile({ acknowledges: false })
    const server = await httpServer((_request, response) => response.end('new'))
    const request = getRequest(server.url, { ...intoFile, progress: 'none' })
    rig.manager.start(request)
    const { ordinal } = await rig.ended(request.id)
    rig.manager.cancel(request.id, 'app', ordinal)
    rig.manager.acknowledge({ id: request.id, ordinal, outcome: 'delivered' })
    rig.manager.cancel(request.id, 'app', ordinal)
    await rig.manager.close('close')
    expect(lane(rig)).toEqual(['delivered ended'])
    expect(cancels(rig)).toEqual([])
    expect(readFileSync(join(rig.documents, 'a.txt'), 'utf8')).toBe('new')
    expect(readdirSync(rig.documents)).toEqual(['a.txt'])
  })

  it('[N42] an ordinal that is not on its way says nothing', async () => {
    const rig = rigWithOldFile({ acknowledges: false })
    const server = await heldServer()
    const request = getRequest(server.url, intoFile)
    const arrived = server.next()
    rig.manager.start(request)
    const response = await arrived
    response.writeHead(200, { 'Content-Length': '10' }).write('abc')
    const { ordinal } = await rig.message(({ event }) => event.phase === 'began')
    rig.manager.cancel(request.id, 'app', ordinal + 1)
    rig.manager.acknowledge({ id: request.id, ordinal, outcome: 'cancelled' })
    await expectNothingLeft(rig, server)
    expect(lane(rig).filter((line) => line.startsWith('delivered'))).toEqual([])
  })

  it('[N36] over, twice, or never there: nothing happens', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end())
    const request = getRequest(server.url)
    await rig.run(request)
    const length = rig.log.length
    rig.manager.cancel(request.id, 'app')
    rig.manager.cancel(request.id, 'inspector')
    rig.manager.cancel('nobody', 'app')
    expect(rig.log).toHaveLength(length)
  })

  it('[N34] one of two: the other is not touched', async () => {
    const rig = openRequestRig()
    const server = await heldServer()
    const [one, two] = [getRequest(server.url), getRequest(server.url)]
    const first = server.next()
    rig.manager.start(one)
    await first
    const second = server.next()
    rig.manager.start(two)
    const response = await second
    rig.manager.cancel(one.id, 'app')
    response.end('fine')
    const { event } = await rig.ended(two.id)
    expect(event).toMatchObject({ isError: false, status: 200 })
    expect(rig.messages).toHaveLength(1)
  })

  it('[N34] an upload is cut, also while its body is going out', async () => {
    const rig = openRequestRig()
    const arrivals = new EventEmitter<{ request: [IncomingMessage] }>()
    const arrived = once(arrivals, 'request')
    const server = await httpServer((request) => {
      request.pause().on('error', () => {})
      arrivals.emit('request', request)
    })
    const body = { kind: 'binary', bytes: new Uint8Array(32 * 1024 * 1024) } as const
    const request = getRequest(server.url, { method: 'POST', body, progress: 'upload' })
    rig.manager.start(request)
    await rig.message(({ event }) => event.phase === 'progress')
    await arrived
    rig.manager.cancel(request.id, 'app')
    // A server that does not read does not see the end either.
    server.requests[0]?.resume()
    await server.allClosed()
    expect(rig.messages.map(({ event }) => event.phase)).toEqual(['began', 'progress'])
  })
})
