import { gzipSync } from 'node:zlib'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { httpServer } from '../../../test/support/http-server.ts'
import { createManualClock } from '../../../test/support/manual-clock.ts'
import { rawServer } from '../../../test/support/raw-server.ts'
import { getRequest, openRequestRig, responseText } from '../../../test/support/request-rig.ts'
import { type ProfileName, profileNames } from '../../shared/profile/profile.ts'

const toFile = (name: string) => ({ target: { directory: 'DocumentsDirectory', name } }) as const
const textFiles: readonly ProfileName[] = ['windows-simulator', 'linux', 'html5']
const emptyIsText: readonly ProfileName[] = ['mac-simulator', 'ios', 'android']

describe('responses to a file, by profile', () => {
  for (const profile of profileNames) {
    const type = textFiles.includes(profile) ? 'text' : 'binary'
    it(`[D8] ${profile}: a saved response has the type ${type}`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((_request, response) => response.end('new'))
      const { event } = await rig.run(getRequest(server.url, toFile('a.txt')))
      expect(event).toMatchObject({
        isError: false,
        responseType: type,
        response: { kind: 'file', filename: 'a.txt', directory: 'DocumentsDirectory' },
      })
      await rig.manager.close('close')
      expect(readdirSync(rig.documents)).toEqual(['a.txt'])
    })

    it(`[D17] ${profile}: a 206 is ${profile === 'android' ? 'saved' : 'not saved'}, a 404 never is`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((request, response) => {
        response.writeHead(Number(request.url?.slice(1))).end('new')
      })
      for (const [status, isSaved] of [
        [206, profile === 'android'],
        [404, false],
      ] as const) {
        writeFileSync(join(rig.documents, 'a.txt'), 'old')
        const { event } = await rig.run(getRequest(`${server.url}/${status}`, toFile('a.txt')))
        expect(event.response?.kind).toBe(isSaved ? 'file' : 'bytes')
        expect(readFileSync(join(rig.documents, 'a.txt'), 'utf8')).toBe(isSaved ? 'new' : 'old')
      }
      await rig.manager.close('close')
      expect(readdirSync(rig.documents)).toEqual(['a.txt'])
    })

    it(`[D19] ${profile}: an empty 200 makes ${emptyIsText.includes(profile) ? 'no' : 'an empty'} file`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((_request, response) => {
        response.setHeader('Content-Type', 'image/png').end()
      })
      const { event } = await rig.run(getRequest(server.url, toFile('a.png')))
      await rig.manager.close('close')
      const files = readdirSync(rig.documents, { withFileTypes: true })
      const sizes = files.map(({ name }) => [name, statSync(join(rig.documents, name)).size])
      const isText = emptyIsText.includes(profile)
      expect(sizes).toEqual(isText ? [] : [['a.png', 0]])
      expect(event.response?.kind).toBe(isText ? 'bytes' : 'file')
      expect(event.responseType).toBe(isText || textFiles.includes(profile) ? 'text' : 'binary')
    })

    it(`[N12] ${profile}: a download that fails leaves the old file untouched, unless it counts as whole`, async () => {
      const rig = openRequestRig({ profile })
      const server = await rawServer((socket) => {
        socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf')
      })
      writeFileSync(join(rig.documents, 'a.txt'), 'old')
      const { event } = await rig.run(getRequest(server.url, toFile('a.txt')))
      await rig.manager.close('close')
      expect(event.isError).toBe(profile !== 'linux')
      expect(readFileSync(join(rig.documents, 'a.txt'), 'utf8')).toBe(profile === 'linux' ? 'half' : 'old')
      expect(readdirSync(rig.documents)).toEqual(['a.txt'])
    })
  }
})

describe('a missing sub-folder', () => {
  for (const profile of ['reference', 'windows-simulator', 'android'] as const) {
    it(`[D18] ${profile}: it is made`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((_request, response) => response.end('deep'))
      await rig.run(getRequest(server.url, toFile('a/b.txt')))
      expect(readFileSync(join(rig.documents, 'a/b.txt'), 'utf8')).toBe('deep')
    })
  }

  for (const profile of ['mac-simulator', 'ios'] as const) {
    it(`[D18] ${profile}: the response comes as a string`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((_request, response) => response.end('deep'))
      const message = await rig.run(getRequest(server.url, toFile('a/b.txt')))
      expect(message.event).toMatchObject({ isError: false, status: 200 })
      expect(responseText(message)).toBe('deep')
      expect(readdirSync(rig.documents)).toEqual([])
    })
  }

  for (const profile of ['linux', 'html5'] as const) {
    it(`[D18] ${profile}: the response is lost, though the event names the file`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((_request, response) => response.end('deep'))
      const { event } = await rig.run(getRequest(server.url, toFile('a/b.txt')))
      const fullPath = join(rig.documents, 'a/b.txt')
      expect(event).toMatchObject({
        isError: false,
        response: { kind: 'file', filename: 'a/b.txt', fullPath },
      })
      expect(existsSync(join(rig.documents, 'a'))).toBe(false)
    })
  }

  for (const profile of profileNames) {
    it(`[D18] ${profile}: a folder that is there is used`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((_request, response) => response.end('deep'))
      mkdirSync(join(rig.documents, 'a'))
      const { event } = await rig.run(getRequest(server.url, toFile('a/b.txt')))
      expect(event.response?.kind).toBe('file')
      expect(readFileSync(join(rig.documents, 'a/b.txt'), 'utf8')).toBe('deep')
    })

    it(`[N38] ${profile}: a place outside, or in the project, is refused before anything is made`, async () => {
      const rig = openRequestRig({ profile })
      const codes = (
        [
          { directory: 'DocumentsDirectory', name: 'a/../../b' },
          { directory: 'ResourceDirectory', name: 'a/b' },
        ] as const
      ).map((target) => rig.manager.start(getRequest('http://h.invalid/', { target })))
      expect(codes).toMatchObject([
        { ok: false, error: { code: 'OUTSIDE_SANDBOX' } },
        { ok: false, error: { code: 'READ_ONLY' } },
      ])
      expect(readdirSync(rig.documents)).toEqual([])
      expect(readdirSync(rig.sandbox.directoryPath('ResourceDirectory'))).toEqual([])
    })
  }
})

describe('linux: what has come of a body that breaks off is the body', () => {
  it('[D5] also megabytes of a file, to the last byte that came', async () => {
    const clock = createManualClock()
    const rig = openRequestRig({ profile: 'linux', clock })
    const sizeBytes = 5_000_000
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'Content-Length': String(sizeBytes + 1) }).write(Buffer.alloc(sizeBytes, 7))
    })
    const request = getRequest(server.url, { ...toFile('a.bin'), timeoutMs: 1000 })
    rig.manager.start(request)
    // The log is no help: by a clock that stands still it shows the first part only.
    await expect.poll(() => receivedBytes(rig.agents)).toBeGreaterThanOrEqual(sizeBytes)
    clock.advance(1000)
    const { event } = await rig.heard(request.id)
    await rig.manager.close('close')
    expect(event).toMatchObject({ isError: false, status: 200, response: { kind: 'file' } })
    const saved = readFileSync(join(rig.documents, 'a.bin'))
    expect(saved.byteLength).toBe(event.bytesTransferred)
    expect(saved.every((byte) => byte === 7)).toBe(true)
    expect(readdirSync(rig.documents)).toEqual(['a.bin'])
  })

  it('[D5] also none of it, and it can still be cancelled', async () => {
    const clock = createManualClock()
    const rig = openRequestRig({ profile: 'linux', clock })
    const server = await httpServer((_request, response) => response.writeHead(200).flushHeaders())
    const [whole, cancelled] = [
      getRequest(server.url, { ...toFile('empty'), timeoutMs: 1000 }),
      getRequest(server.url, { ...toFile('never'), timeoutMs: 1000 }),
    ]
    rig.manager.suspend()
    for (const request of [whole, cancelled]) {
      rig.manager.start(request)
      await rig.wire(request.id, 'response-head')
    }
    clock.advance(1000)
    rig.manager.cancel(cancelled.id, 'app')
    rig.manager.resume()
    const { event } = await rig.heard(whole.id)
    await rig.manager.close('close')
    expect(event).toMatchObject({ isError: false, response: { kind: 'file', filename: 'empty' } })
    expect(readdirSync(rig.documents)).toEqual(['empty'])
    expect(rig.messages).toHaveLength(1)
    await server.allClosed()
  })

  it('[D27] linux: compressed bytes are saved as they came', async () => {
    const rig = openRequestRig({ profile: 'linux' })
    const packed = gzipSync('text')
    const server = await httpServer((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(packed)
    })
    await rig.run(getRequest(server.url, toFile('a.gz')))
    expect(readFileSync(join(rig.documents, 'a.gz'))).toEqual(packed)
  })
})

/** What the sockets in use have read. */
function receivedBytes(agents: {
  readonly http: { readonly sockets: NodeJS.ReadOnlyDict<unknown[]> }
}): number {
  const sockets = Object.values(agents.http.sockets).flatMap((list) => list ?? [])
  return sockets.reduce<number>(
    (sum, socket) =>
      sum +
      (typeof socket === 'object' && socket !== null && 'bytesRead' in socket ? Number(socket.bytesRead) : 0),
    0,
  )
}
