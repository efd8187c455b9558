import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestServer } from './http-server.ts'
import { type AppNetworkProbe, startRequest } from './app-network-probe.ts'

export type AppNetworkCase = {
  readonly name: string
  readonly run: (probe: AppNetworkProbe, server: TestServer, documentsPath: string) => Promise<void>
}

const intoFile = (name: string) => ({ target: { directory: 'DocumentsDirectory', name } }) as const

/**
 * What an app must meet on every host, whatever carries the messages. No test framework in here, so that the same
 * cases run where Electron is driven from outside.
 */
export const appNetworkCases: readonly AppNetworkCase[] = [
  {
    name: '[N13] a request gets one ended event with its bytes',
    run: async (probe, server) => {
      await probe.start(startRequest(`${server.url}/text`, { id: 'a' }))
      const { event, ordinal } = await probe.next('a')
      assert.equal(ordinal, 0)
      assert.equal(event.phase, 'ended')
      assert.equal(event.status, 200)
      assert.equal(event.isError, false)
      assert.equal(event.responseType, 'text')
      assert.equal(event.response?.kind, 'bytes')
      assert.deepEqual([...event.response.bytes], [...new TextEncoder().encode('héllo')])
      await probe.acknowledge('a', 0)
    },
  },
  {
    name: '[N23] binary is exact, every byte of it',
    run: async (probe, server) => {
      await probe.start(startRequest(`${server.url}/binary`, { id: 'b' }))
      const { event } = await probe.next('b')
      assert.equal(event.responseType, 'binary')
      assert.equal(event.response?.kind, 'bytes')
      assert.deepEqual(
        [...event.response.bytes],
        Array.from({ length: 256 }, (_, byte) => byte),
      )
      await probe.acknowledge('b', 0)
    },
  },
  {
    name: '[N20] a download: began, progress, ended, each after the acknowledgement of the last',
    run: async (probe, server, documentsPath) => {
      await probe.start(
        startRequest(`${server.url}/large`, { id: 'c', progress: 'download', ...intoFile('c.bin') }),
      )
      const began = await probe.next('c')
      assert.equal(began.event.phase, 'began')
      assert.equal(began.event.bytesEstimated, 300_000)
      assert.equal(probe.waiting('c'), 0)
      await probe.acknowledge('c', 0)
      const progress = await probe.next('c')
      assert.equal(progress.event.phase, 'progress')
      assert.equal(probe.waiting('c'), 0)
      assert.deepEqual(visible(documentsPath), [])
      await probe.acknowledge('c', 1)
      const { event } = await probe.next('c')
      assert.equal(event.phase, 'ended')
      assert.deepEqual(event.response, {
        kind: 'file',
        filename: 'c.bin',
        directory: 'DocumentsDirectory',
        fullPath: join(documentsPath, 'c.bin'),
      })
      await probe.acknowledge('c', 2)
      assert.equal(readFileSync(join(documentsPath, 'c.bin')).byteLength, 300_000)
    },
  },
  {
    name: '[N5] a body of bytes arrives whole',
    run: async (probe, server) => {
      const bytes = new Uint8Array(200_000).map((_, index) => index % 251)
      await probe.start(
        startRequest(`${server.url}/echo`, { id: 'd', method: 'POST', body: { kind: 'binary', bytes } }),
      )
      const { event } = await probe.next('d')
      assert.equal(event.response?.kind, 'bytes')
      assert.equal(Buffer.compare(event.response.bytes, bytes), 0)
      await probe.acknowledge('d', 0)
    },
  },
  {
    name: '[N18] a failure is an event',
    run: async (probe) => {
      await probe.start(startRequest('nonsense', { id: 'e' }))
      const { event } = await probe.next('e')
      assert.equal(event.isError, true)
      assert.equal(event.status, -1)
      assert.equal(event.response?.kind, 'bytes')
      assert.equal(new TextDecoder().decode(event.response.bytes), 'The URL "nonsense" is not valid.')
      await probe.acknowledge('e', 0)
    },
  },
  {
    name: '[N34] a cancel in began: the server sees the end, nothing more comes, no file is left',
    run: async (probe, server, documentsPath) => {
      await probe.start(
        startRequest(`${server.url}/endless`, { id: 'f', progress: 'download', ...intoFile('f.bin') }),
      )
      await probe.next('f')
      const endless = server.responses.at(-1)
      const closed = new Promise((resolve) => endless?.once('close', resolve))
      await probe.cancel('f')
      await probe.acknowledge('f', 0)
      await closed
      await probe.cancel('f')
      // A second request is answered after everything that the first could still have sent.
      await probe.start(startRequest(`${server.url}/text`, { id: 'f2' }))
      await probe.next('f2')
      await probe.acknowledge('f2', 0)
      assert.equal(probe.waiting('f'), 0)
      assert.deepEqual(visible(documentsPath), [])
    },
  },
  {
    name: '[N38] wrong calls are refused with a code, and change nothing',
    run: async (probe, server) => {
      const { url } = server
      const code = (request: unknown) => probe.codeOfStart(request)
      assert.equal(await code({ ...startRequest(url, { id: 'g' }), extra: 1 }), 'INVALID_INPUT')
      assert.equal(await code(startRequest(url, { id: 'Not An Id' })), 'INVALID_INPUT')
      assert.equal(await code({ ...startRequest(url, { id: 'g' }), method: 'G E T' }), 'INVALID_INPUT')
      assert.equal(await code({ ...startRequest(url, { id: 'g' }), timeoutMs: 0 }), 'INVALID_INPUT')
      assert.equal(await code(startRequest(url, { id: 'g', ...intoFile('../g') })), 'OUTSIDE_SANDBOX')
      assert.equal(await code('nothing like it'), 'INVALID_INPUT')
      await probe.start(startRequest(`${url}/text`, { id: 'g' }))
      await probe.next('g')
      await probe.acknowledge('g', 0)
      assert.equal(await code(startRequest(`${url}/text`, { id: 'g' })), 'INVALID_INPUT')
    },
  },
  {
    name: '[N36] a cancel of nobody and an acknowledgement of nothing are no errors',
    run: async (probe) => {
      await probe.cancel('nobody')
      await probe.acknowledge('nobody', 7)
    },
  },
]

/** What an app sees: temporary files of ours are hidden ones. */
const visible = (path: string): readonly string[] => readdirSync(path).filter((name) => !name.startsWith('.'))
