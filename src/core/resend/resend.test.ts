import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ResendRequest } from '../../shared/contract/traffic.ts'
import type { LogEvent, RequestRecord } from '../../shared/log-entry.ts'
import { fail, ok } from '../../shared/outcome.ts'
import { httpServer } from '../../../test/support/http-server.ts'
import { type HarRig, openHarRig } from '../../../test/support/har-rig.ts'
import { getRequest } from '../../../test/support/request-rig.ts'
import { resendAgain, resendEdited, type ResendDeps } from './resend.ts'

type Arrived = {
  readonly method: string
  readonly url: string
  readonly headers: readonly string[]
  readonly body: string
}

/** Answers with what it got, and remembers it. */
async function mirror() {
  const arrived: Arrived[] = []
  const server = await httpServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      arrived.push({
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.rawHeaders,
        body,
      })
      response.end(body)
    })
  })
  return { url: server.url, arrived }
}

const depsOf = (rig: HarRig, bodies: Readonly<Record<string, Uint8Array>> = {}): ResendDeps => ({
  entriesOf: (id) => rig.log.entries().filter((entry) => 'exchangeId' in entry && entry.exchangeId === id),
  bodies: {
    // Two bytes at a time: a body comes in parts.
    read: async (exchangeId, _side, offset) => {
      const bytes = bodies[exchangeId]
      if (bytes === undefined) return fail('NOT_FOUND', 'It is not kept any more.')
      const size = { keptBytes: bytes.byteLength, sizeBytes: bytes.byteLength }
      return ok({ bytes: bytes.slice(offset, offset + 2), ...size })
    },
  },
  send: rig.session.send,
})

const untilEnded = (rig: HarRig, exchangeId: string | undefined) =>
  rig.logged(
    (entry) => entry.kind === 'withheld' && entry.exchangeId === exchangeId && entry.event.phase === 'ended',
  )

async function again(rig: HarRig, exchangeIds: readonly string[], deps = depsOf(rig)) {
  const sent = await resendAgain(exchangeIds, deps)
  if (!sent.ok) throw new Error(sent.error.message)
  for (const id of sent.value.exchangeIds) await untilEnded(rig, id)
  return sent.value
}

const file = (name: string) => ({ directory: 'DocumentsDirectory', name }) as const

const record = (special: Partial<RequestRecord> = {}): RequestRecord => ({
  api: 'request',
  method: 'POST',
  url: 'http://127.0.0.1:1/',
  headers: [],
  bodySizeBytes: 0,
  progress: 'none',
  timeoutMs: 1000,
  ...special,
})

const recorded = (exchangeId: string, special: Partial<RequestRecord> = {}): LogEvent => ({
  kind: 'request',
  exchangeId,
  request: record(special),
})

describe('[I51] what an exchange sent is sent again', () => {
  it('with its method, address, headers in their order, body and options', async () => {
    const rig = await openHarRig()
    const server = await mirror()
    const bytes = new TextEncoder().encode('größe')
    await rig.run(
      getRequest(`${server.url}/a?b=c`, {
        id: 'r1',
        method: 'PUT',
        headers: [
          ['X-Two', '2'],
          ['x-one', '1'],
        ],
        body: { kind: 'text', bytes },
        timeoutMs: 5000,
        followRedirects: false,
      }),
    )
    const { exchangeIds } = await again(rig, ['s1:r1'], depsOf(rig, { 's1:r1': bytes }))
    expect(server.arrived[1]).toEqual(server.arrived[0])
    expect(server.arrived[1]).toMatchObject({ method: 'PUT', url: '/a?b=c', body: 'größe' })
    const entry = rig.log
      .entries()
      .find((found) => found.kind === 'request' && found.exchangeId === exchangeIds[0])
    expect(entry).toMatchObject({
      sessionId: 's1',
      request: { timeoutMs: 5000, followRedirects: false, sentBy: 'inspector', resendOf: 's1:r1' },
    })
  })

  it('from its file as that is now, to its file', async () => {
    const rig = await openHarRig()
    const server = await mirror()
    const documents = rig.sandbox.directoryPath('DocumentsDirectory')
    writeFileSync(join(documents, 'up.txt'), 'old')
    await rig.run(
      getRequest(server.url, {
        id: 'r1',
        api: 'upload',
        method: 'POST',
        body: { kind: 'file', file: file('up.txt') },
        target: file('down.txt'),
      }),
    )
    writeFileSync(join(documents, 'up.txt'), 'new')
    await again(rig, ['s1:r1'])
    await rig.session.close('close')
    expect(server.arrived.map(({ body }) => body)).toEqual(['old', 'new'])
    expect(readFileSync(join(documents, 'down.txt'), 'utf8')).toBe('new')
  })

  it('of an ended session, of an archive, and of a GET whose body was never sent', async () => {
    const rig = await openHarRig()
    const server = await mirror()
    rig.log.append('s0', recorded('s0:r1', { url: `${server.url}/old`, timeoutMs: 0 }))
    rig.log.append('s0', recorded('s0:r2', { url: `${server.url}/get`, method: 'GET', bodySizeBytes: 9 }))
    await again(rig, ['s0:r1', 's0:r2'])
    expect(server.arrived.map(({ url, body }) => [url, body])).toEqual([
      ['/old', ''],
      ['/get', ''],
    ])
  })
})

describe('[I52] what cannot be sent again', () => {
  it('is told with its reason, and the rest is sent', async () => {
    const rig = await openHarRig()
    const server = await mirror()
    const refused: LogEvent = {
      kind: 'wire',
      exchangeId: 'refused',
      event: { type: 'failure', failure: { code: 'REFUSED_BY_PLATFORM', message: 'no' } },
    }
    rig.log.append('s0', recorded('cut', { url: 'http://a/cut', bodySizeBytes: 9, bodyKeptBytes: 4 }))
    rig.log.append('s0', recorded('gone', { url: 'http://a/gone', bodySizeBytes: 4, bodyKeptBytes: 4 }))
    rig.log.append('s0', recorded('refused', { url: 'http://a/refused' }))
    rig.log.append('s0', refused)
    rig.log.append('s0', recorded('out', { target: { directory: 'DocumentsDirectory', name: '../x' } }))
    rig.log.append('s0', recorded('good', { url: server.url }))
    const { exchangeIds, problems } = await again(rig, ['cut', 'gone', 'none', 'refused', 'out', 'good'])
    expect(exchangeIds).toHaveLength(1)
    expect(problems).toEqual([
      'POST http://a/cut: Of its body 4 of 9 bytes are kept. Edit it to send another body.',
      'POST http://a/gone: It is not kept any more.',
      'none: It is not kept any more.',
      'POST http://a/refused: Its platform refused it before anything was sent. Edit it to send it.',
      expect.stringContaining('POST http://127.0.0.1:1/: '),
    ])
  })

  it('is a failure when nothing could be sent', async () => {
    const rig = await openHarRig()
    await rig.session.close('close')
    rig.log.append('s0', recorded('good'))
    expect(await resendAgain(['good'], depsOf(rig))).toMatchObject({
      error: { message: expect.stringContaining('The session has ended') },
    })
  })
})

const edited = (url: string, special: Partial<ResendRequest> = {}): ResendRequest => ({
  api: 'request',
  method: 'POST',
  url,
  headers: [['X-Edited', 'yes']],
  progress: 'none',
  timeoutMs: 1000,
  followRedirects: true,
  ...special,
})

describe('[I51] an edited request', () => {
  it('is sent with bytes, a file, or the body of the one it was made of', async () => {
    const rig = await openHarRig()
    const { url, arrived } = await mirror()
    const bytes = new TextEncoder().encode('same')
    writeFileSync(join(rig.sandbox.directoryPath('DocumentsDirectory'), 'a'), 'file')
    rig.log.append('s0', recorded('old', { bodySizeBytes: 4, bodyKeptBytes: 4 }))
    const bodies: readonly ResendRequest['body'][] = [
      { kind: 'bytes', bytes: new TextEncoder().encode('bytes') },
      { kind: 'file', file: { directory: 'DocumentsDirectory', name: 'a' } },
      { kind: 'same' },
      undefined,
    ]
    for (const body of bodies) {
      const request = edited(url, { resendOf: 'old', ...(body === undefined ? {} : { body }) })
      const sent = await resendEdited(request, depsOf(rig, { old: bytes }))
      if (!sent.ok) throw new Error(sent.error.message)
      await untilEnded(rig, sent.value.exchangeIds[0])
    }
    expect(arrived.map(({ body }) => body)).toEqual(['bytes', 'file', 'same', ''])
    expect(arrived[0]?.headers).toEqual(expect.arrayContaining(['X-Edited', 'yes']))
  })

  it('[I52] without one to take the body of is refused', async () => {
    const rig = await openHarRig()
    const same = { body: { kind: 'same' } } as const
    expect(await resendEdited(edited('http://a/', same), depsOf(rig))).toMatchObject({
      error: { code: 'INVALID_INPUT' },
    })
    expect(await resendEdited(edited('http://a/', { ...same, resendOf: 'x' }), depsOf(rig))).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
  })
})
