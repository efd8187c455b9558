import { describe, expect, it } from 'vitest'
import { httpServer } from '../../../test/support/http-server.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { rawServer } from '../../../test/support/raw-server.ts'
import {
  getRequest,
  openRequestRig,
  responseText,
  type RequestRig,
} from '../../../test/support/request-rig.ts'
import { type ProfileName, profileNames } from '../../shared/profile/profile.ts'

const reduced: readonly ProfileName[] = ['linux', 'html5']
const full = profileNames.filter((profile) => !reduced.includes(profile))

const lane = (rig: RequestRig): readonly string[] =>
  rig.log.flatMap((entry) => {
    if (entry.kind === 'delivered') return [entry.event.phase]
    return entry.kind === 'withheld' ? [`${entry.event.phase} withheld: ${entry.reason}`] : []
  })

describe('phases', () => {
  for (const profile of full) {
    it(`[D1] ${profile}: began, progress, ended`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((_request, response) => response.end('whole'))
      await rig.run(getRequest(server.url, { progress: 'download' }))
      expect(lane(rig)).toEqual(['began', 'progress', 'ended'])
    })
  }

  for (const profile of reduced) {
    for (const progress of ['download', 'upload'] as const) {
      it(`[D1] ${profile}, ${progress}: only ended, and the log says what was swallowed`, async () => {
        const rig = openRequestRig({ profile, clock: createManualClock() })
        const server = await httpServer((request, response) => {
          request.resume().on('end', () => response.end('whole'))
        })
        const body = { kind: 'binary', bytes: new Uint8Array(1000) } as const
        await rig.run(getRequest(server.url, { method: 'POST', body, progress }))
        expect(rig.messages.map(({ ordinal, event }) => [ordinal, event.phase])).toEqual([[0, 'ended']])
        expect(lane(rig)).toEqual(['began withheld: ended-only', 'progress withheld: ended-only', 'ended'])
      })
    }
  }
})

describe('statuses', () => {
  const statuses = [200, 201, 204, 206, 304, 404, 500]

  for (const profile of full) {
    it(`[D2] ${profile}: no status is an error`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((request, response) => {
        response.writeHead(Number(request.url?.slice(1))).end()
      })
      for (const status of statuses) {
        const { event } = await rig.run(getRequest(`${server.url}/${status}`))
        expect(event).toMatchObject({ status, isError: false, phase: 'ended' })
      }
    })
  }

  for (const [profile, emptyText] of [
    ['linux', 'No error'],
    ['html5', 'Network request failed'],
  ] as const) {
    it(`[D2] ${profile}: every status but 200 is an error, with its body or "${emptyText}"`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((request, response) => {
        const [, status, body] = request.url?.split('/') ?? []
        response.writeHead(Number(status)).end(body)
      })
      expect((await rig.run(getRequest(`${server.url}/200`))).event.isError).toBe(false)
      for (const status of statuses.filter((other) => other !== 200)) {
        const message = await rig.run(getRequest(`${server.url}/${status}`))
        expect(message.event).toMatchObject({ status, isError: true })
        expect(responseText(message)).toBe(emptyText)
      }
      const withBody = await rig.run(getRequest(`${server.url}/404/sorry`))
      expect(withBody.event).toMatchObject({ status: 404, isError: true, responseType: 'text' })
      expect(responseText(withBody)).toBe('sorry')
    })
  }
})

const offline = 'http://nowhere.invalid/x'

describe('failures before a response', () => {
  const expected: readonly (readonly [ProfileName, number, string])[] = [
    ['mac-simulator', -1, 'A server with the specified hostname could not be found.'],
    ['ios', -1, 'A server with the specified hostname could not be found.'],
    ['windows-simulator', -1, 'Unknown error'],
    [
      'android',
      -1,
      `Unable to resolve host "nowhere.invalid": No address associated with hostname: ${offline}`,
    ],
    ['linux', 0, 'No error'],
    ['html5', 0, 'Network request failed'],
  ]
  for (const [profile, status, text] of expected) {
    it(`[D3] [D6] ${profile}: ${status}, ${text}`, async () => {
      const rig = openRequestRig({ profile })
      const message = await rig.run(getRequest(offline))
      expect(message.event).toMatchObject({ isError: true, status, responseType: 'text' })
      expect(responseText(message)).toBe(text)
    })
  }

  const refusedTexts: readonly (readonly [ProfileName, string])[] = [
    ['mac-simulator', 'Could not connect to the server.'],
    ['windows-simulator', 'Connection failure'],
    ['android', 'Failed to connect to 127.0.0.1: {url}'],
    ['linux', 'No error'],
  ]
  for (const [profile, text] of refusedTexts) {
    it(`[D6] ${profile}: a refused connection is "${text}"`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer(() => {})
      await server.close()
      const message = await rig.run(getRequest(`${server.url}/{host}`))
      expect(responseText(message)).toBe(text.replace('{url}', `${server.url}/{host}`))
    })
  }

  it('[D6] the host is that of the redirect that led there', async () => {
    const rig = openRequestRig({ profile: 'android' })
    const server = await httpServer((_request, response) => {
      response.writeHead(302, { Location: offline }).end()
    })
    expect(responseText(await rig.run(getRequest(server.url)))).toBe(
      `Unable to resolve host "nowhere.invalid": No address associated with hostname: ${server.url}`,
    )
  })

  it('[D6] android appends the URL to words of ours where it has none', async () => {
    const rig = openRequestRig({ profile: 'android' })
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('plain')
    })
    expect(responseText(await rig.run(getRequest(server.url)))).toBe(
      `The compressed response of the host "127.0.0.1" could not be decoded. (Z_DATA_ERROR): ${server.url}`,
    )
  })

  for (const profile of profileNames) {
    it(`[D6] ${profile}: what our own walls refuse says so itself`, async () => {
      const rig = openRequestRig({ profile })
      const message = await rig.run(getRequest('http://h.invalid/', { method: 'CONNECT' }))
      expect(responseText(message)).toBe('The method CONNECT is not supported.')
    })
  }

  const refusals: readonly (readonly [ProfileName, string])[] = [
    ['reference', 'too early'],
    ['ios', 'too early'],
    ['android', 'too early: http://h.invalid/'],
    ['windows-simulator', 'Unknown error'],
  ]
  for (const [profile, text] of refusals) {
    it(`[D33] ${profile}: what the platform refuses at the call fails as an event, and nothing is sent`, async () => {
      const rig = openRequestRig({ profile })
      const body = { kind: 'file', file: { directory: 'DocumentsDirectory', name: 'none' } } as const
      const message = await rig.run(
        getRequest('http://h.invalid/', { method: 'POST', refusal: 'too early', body }),
      )
      expect(message.event).toMatchObject({ isError: true, status: -1 })
      expect(responseText(message)).toBe(text)
      const wire = rig.log.flatMap((entry) => (entry.kind === 'wire' ? [entry.event] : []))
      expect(wire).toMatchObject([{ type: 'failure', failure: { code: 'REFUSED_BY_PLATFORM' } }])
    })
  }
})

describe('failures in the middle of a response', () => {
  const kept: readonly (readonly [ProfileName, number, string])[] = [
    ['reference', -1, 'The connection to the host "127.0.0.1" was lost before the whole response had come.'],
    ['mac-simulator', -1, 'The network connection was lost.'],
    ['windows-simulator', 200, 'Connection failure'],
    ['android', 200, 'unexpected end of stream: {url}'],
    ['html5', 0, 'Network request failed'],
  ]
  for (const [profile, status, text] of kept) {
    it(`[D4] ${profile}: a connection that is lost after a 200 comes with the status ${status}`, async () => {
      const rig = openRequestRig({ profile })
      const server = await rawServer((socket) => {
        socket.end('HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 9\r\n\r\nhalf')
      })
      const message = await rig.run(getRequest(server.url))
      expect(message.event).toMatchObject({ isError: true, status })
      expect(responseText(message)).toContain(text.replace('{url}', server.url))
      const headers = message.event.responseHeaders
      expect(headers?.['X-A']).toBe(status === 200 ? 'b' : undefined)
    })
  }

  it('[D5] linux: a body that breaks off is a success with what has come', async () => {
    const rig = openRequestRig({ profile: 'linux' })
    const server = await rawServer((socket) => {
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf')
    })
    const request = getRequest(server.url)
    const message = await rig.run(request)
    expect(message.event).toMatchObject({ isError: false, status: 200, bytesTransferred: 4 })
    expect(responseText(message)).toBe('half')
    // The wire knows better.
    expect(await rig.wire(request.id, 'failure')).toMatchObject({ failure: { code: 'CONNECTION_LOST' } })
  })

  it('[D5] linux: so is one that times out, and an error status stays one', async () => {
    const clock = createManualClock()
    const rig = openRequestRig({ profile: 'linux', clock })
    const server = await httpServer((request, response) => {
      response.writeHead(Number(request.url?.slice(1)), { 'Content-Length': '100' }).write('half')
    })
    for (const status of [200, 500]) {
      const request = getRequest(`${server.url}/${status}`, { timeoutMs: 1000 })
      rig.manager.start(request)
      await rig.wire(request.id, 'body-part')
      clock.advance(1000)
      const message = await rig.ended(request.id)
      expect(message.event).toMatchObject({ isError: status !== 200, status })
      expect(responseText(message)).toBe('half')
    }
    await rig.manager.close('close')
    await server.allClosed()
  })

  it('[D5] linux: before the head a failure is a failure, and a cancelled one gives nothing', async () => {
    const rig = openRequestRig({ profile: 'linux' })
    const server = await httpServer((request, response) => {
      if (request.url === '/reset') request.socket.destroy()
      else response.writeHead(200, { 'Content-Length': '9' }).write('half')
    })
    const { event } = await rig.run(getRequest(`${server.url}/reset`))
    expect(event).toMatchObject({ isError: true, status: 0, responseHeaders: {} })
    const cancelled = getRequest(`${server.url}/half`)
    rig.manager.start(cancelled)
    await rig.wire(cancelled.id, 'body-part')
    rig.manager.cancel(cancelled.id, 'app')
    await rig.manager.close('close')
    expect(rig.messages).toHaveLength(1)
  })
})

describe('the wire', () => {
  for (const profile of profileNames) {
    it(`[D42] ${profile}: the wire events of a download are the same`, async () => {
      const rig = openRequestRig({ profile, clock: createManualClock() })
      const server = await httpServer((request, response) => {
        if (request.url === '/a') response.writeHead(302, { Location: '/b' }).end()
        else response.writeHead(404, { 'Content-Length': '5' }).end('sorry')
      })
      const request = getRequest(`${server.url}/a`, { progress: 'download' })
      await rig.run(request)
      const types = rig.log.flatMap((entry) => (entry.kind === 'wire' ? [entry.event.type] : []))
      expect(types).toEqual([
        'request-head',
        'socket',
        'connect',
        'request-sent',
        'redirect',
        'request-head',
        'socket',
        'request-sent',
        'response-head',
        'body-part',
        'response-end',
      ])
    })
  }
})
