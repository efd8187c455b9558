import { gzipSync } from 'node:zlib'
import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { LogEvent } from '../../shared/log-entry.ts'
import { httpServer } from '../../../test/support/http-server.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { getRequest, openRequestRig } from '../../../test/support/request-rig.ts'

const download = (name: string) =>
  ({ target: { directory: 'DocumentsDirectory', name }, progress: 'download' }) as const

describe('suspend and resume', () => {
  it('[N21] transfers go on, events are held, the file is not placed before the app is back', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end('whole'))
    rig.manager.suspend()
    const request = getRequest(server.url, download('a.txt'))
    rig.manager.start(request)
    await rig.wire(request.id, 'response-end')
    expect(rig.messages).toEqual([])
    expect(readdirSync(rig.documents)).not.toContain('a.txt')
    rig.manager.resume()
    await rig.ended(request.id)
    expect(rig.messages.map(({ event }) => [event.phase, event.bytesTransferred])).toEqual([
      ['began', 0],
      ['progress', 5],
      ['ended', 5],
    ])
    expect(readdirSync(rig.documents)).toContain('a.txt')
  })

  it('[N34] a cancel while suspended works, and nothing comes after the resume', async () => {
    const rig = openRequestRig()
    const server = await httpServer((_request, response) => response.end('whole'))
    rig.manager.suspend()
    const request = getRequest(server.url, download('a.txt'))
    rig.manager.start(request)
    await rig.wire(request.id, 'response-end')
    rig.manager.cancel(request.id, 'inspector')
    rig.manager.resume()
    await rig.manager.close('close')
    expect(rig.messages).toEqual([])
    expect(readdirSync(rig.documents)).toEqual([])
  })
})

describe('one event at a time', () => {
  it('[N20] the next event waits for the acknowledgement, a wrong ordinal changes nothing', async () => {
    const rig = openRequestRig({ acknowledges: false })
    const server = await httpServer((_request, response) => response.end('whole'))
    const request = getRequest(server.url, { progress: 'download' })
    rig.manager.start(request)
    await rig.wire(request.id, 'response-end')
    const acknowledge = (ordinal: number): void =>
      rig.manager.acknowledge({ id: request.id, ordinal, outcome: 'delivered' })
    acknowledge(1)
    expect(rig.messages.map(({ event }) => event.phase)).toEqual(['began'])
    expect(rig.log.some(({ kind }) => kind === 'delivered')).toBe(false)
    acknowledge(0)
    acknowledge(0)
    expect(rig.messages.map(({ event }) => event.phase)).toEqual(['began', 'progress'])
    acknowledge(1)
    await rig.ended(request.id)
    expect(rig.manager.openCount()).toBe(1)
    acknowledge(2)
    expect(rig.manager.openCount()).toBe(0)
  })

  it('[N22] events without a listener are recorded as withheld, and the request goes its way', async () => {
    const rig = openRequestRig({ acknowledges: false })
    const server = await httpServer((_request, response) => response.end('whole'))
    const request = getRequest(server.url, { target: { directory: 'DocumentsDirectory', name: 'a' } })
    rig.manager.start(request)
    const { ordinal } = await rig.ended(request.id)
    rig.manager.acknowledge({ id: request.id, ordinal, outcome: 'no-listener' })
    await rig.manager.close('close')
    expect(rig.log.at(-1)).toMatchObject({ kind: 'withheld', reason: 'no-listener' })
    expect(readdirSync(rig.documents)).toEqual(['a'])
  })
})

describe('another page', () => {
  it('[B1] the requests of the page before are cancelled, unheard events included; new ones start', async () => {
    const rig = openRequestRig({ acknowledges: false })
    const server = await httpServer((request, response) => {
      if (request.url === '/whole') response.end('whole')
      else response.writeHead(200, { 'Content-Length': '10' }).write('half')
    })
    const ending = getRequest(`${server.url}/whole`, {
      target: { directory: 'DocumentsDirectory', name: 'ended.txt' },
    })
    const running = getRequest(`${server.url}/half`, download('running.txt'))
    for (const request of [ending, running]) rig.manager.start(request)
    await rig.ended(ending.id)
    await rig.message(({ id }) => id === running.id)
    rig.manager.leavePage()
    expect(rig.manager.openCount()).toBe(0)
    const cancels = rig.log.filter(({ kind }) => kind === 'cancel')
    expect(cancels.map((entry) => entry.kind === 'cancel' && entry.by)).toEqual(['app', 'app'])
    const next = getRequest(`${server.url}/whole`)
    expect(rig.manager.start(next).ok).toBe(true)
    await rig.ended(next.id)
    await rig.manager.close('close')
    expect(readdirSync(rig.documents)).toEqual([])
  })
})

describe('close', () => {
  it('[N37] cancels everything, waits for sockets and files, and refuses what comes after', async () => {
    const rig = openRequestRig({ acknowledges: false })
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'Content-Length': '10' }).write('half')
    })
    const requests = Array.from({ length: 5 }, (_, index) => getRequest(server.url, download(`f${index}`)))
    for (const request of requests) rig.manager.start(request)
    await Promise.all(requests.map(({ id }) => rig.message((message) => message.id === id)))
    await rig.manager.close('relaunch')
    await server.allClosed()
    expect(readdirSync(rig.documents)).toEqual([])
    const kinds = rig.log.filter(({ kind }) => kind === 'cancel')
    expect(kinds).toHaveLength(5)
    expect(kinds[0]).toMatchObject({ by: 'relaunch', receivedBytes: 4 })
    expect(rig.log.filter((event) => event.kind === 'withheld')[0]).toMatchObject({
      reason: 'session-ended',
    })
    expect(rig.manager.start(getRequest(server.url))).toMatchObject({ error: { code: 'SESSION_ENDED' } })
  })

  it('[N37] 200 mixed requests at once all end, and nothing stays open', async () => {
    const clock = createManualClock()
    const rig = openRequestRig({ clock })
    const server = await httpServer((request, response) => {
      if (request.url === '/reset') request.socket.destroy()
      else if (request.url === '/stall') response.writeHead(200).flushHeaders()
      else response.writeHead(request.url === '/404' ? 404 : 200).end('x'.repeat(100_000))
    })
    const paths = ['/ok', '/404', '/reset', '/stall']
    const requests = Array.from({ length: 200 }, (_, index) =>
      getRequest(`${server.url}${paths[index % 4]}`, index % 3 === 0 ? download(`f${index}`) : {}),
    )
    for (const request of requests) rig.manager.start(request)
    const stalled = requests.filter(({ url }) => url.endsWith('/stall'))
    const ending = requests.filter(({ url }) => !url.endsWith('/stall'))
    await Promise.all(ending.map(({ id }) => rig.ended(id)))
    await Promise.all(stalled.map(({ id }) => rig.wire(id, 'response-head')))
    for (const { id } of stalled) rig.manager.cancel(id, 'app')
    await rig.manager.close('close')
    rig.agents.http.destroy()
    await server.allClosed()
    expect(rig.manager.openCount()).toBe(0)
    expect(clock.pendingTimers()).toBe(0)
    const saved = readdirSync(rig.documents)
    expect(saved.every((name) => /^f\d+$/.test(name))).toBe(true)
    expect(saved.length).toBeGreaterThan(0)
  })

  it('[N34] requests cancelled at every step of their way leave nothing, whatever they were doing', async () => {
    const rig = openRequestRig()
    const packed = gzipSync('x'.repeat(1_000_000))
    const server = await httpServer((request, response) => {
      request.resume()
      if (request.url === '/redirect') response.writeHead(302, { Location: '/gzip' }).end('moved')
      else if (request.url === '/gzip') response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(packed)
      else response.end(Buffer.alloc(2_000_000))
    })
    const body = { kind: 'binary', bytes: new Uint8Array(200_000) } as const
    const requests = Array.from({ length: 180 }, (_, index) =>
      getRequest(`${server.url}/${['redirect', 'gzip', 'plain'][index % 3]}`, {
        ...(index % 2 === 0 ? download(`f${index}`) : { method: 'POST', body, progress: 'upload' }),
      }),
    )
    // The request with the number n is cancelled when its log has n entries, some of them out of the entry itself.
    const steps = new Map(requests.map(({ id }, index) => [`s1:${id}`, Math.floor(index / 6) % 15]))
    const counts = new Map<string, number>()
    rig.onLog((event) => {
      if (!('exchangeId' in event)) return
      const count = (counts.get(event.exchangeId) ?? 0) + 1
      counts.set(event.exchangeId, count)
      if (count === steps.get(event.exchangeId)) rig.manager.cancel(event.exchangeId.slice(3), 'inspector')
    })
    for (const request of requests) rig.manager.start(request)
    await Promise.all(
      requests.map(({ id }) => rig.logged((event) => isLastEntry(event) && event.exchangeId === `s1:${id}`)),
    )
    await rig.manager.close('close')
    rig.agents.http.destroy()
    await server.allClosed()
    expect(rig.manager.openCount()).toBe(0)
    expect(readdirSync(rig.documents).filter((name) => name.startsWith('.'))).toEqual([])
    const cancelled = rig.log.filter(({ kind }) => kind === 'cancel')
    expect(cancelled.length).toBeGreaterThan(100)
    const ended = rig.messages.filter(({ event }) => event.phase === 'ended')
    expect(ended.filter(({ event }) => event.isError)).toEqual([])
  })
})

const isLastEntry = (event: LogEvent): event is Extract<LogEvent, { exchangeId: string }> =>
  event.kind === 'cancel' || (event.kind === 'delivered' && event.event.phase === 'ended')
