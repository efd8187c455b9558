import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { httpServer } from '../../../test/support/http-server.ts'
import {
  getRequest,
  openRequestRig,
  type RequestRig,
  responseText,
} from '../../../test/support/request-rig.ts'
import type { NetworkEventMessage } from '../../shared/contract/app-network.ts'
import type { TransportFailure } from '../../shared/log-entry.ts'
import { type ProfileName, profileNames } from '../../shared/profile/profile.ts'
import { profileOf } from '../../shared/profile/profiles.ts'

const toFile = (name: string) => ({ target: { directory: 'DocumentsDirectory', name } }) as const

const partName = (rig: RequestRig): string | undefined =>
  readdirSync(rig.documents).find((name) => name.endsWith('.download'))

/** A server that waits in the middle of its response. */
async function halfServer() {
  return httpServer((_request, response) => {
    response.writeHead(200, { 'Content-Length': '8', 'Content-Type': 'text/plain' }).write('half')
  })
}

/** Asks for `a.txt`, and changes things while half of it has come. */
async function disturb(rig: RequestRig, change: (temporary: string) => void) {
  const server = await halfServer()
  const request = getRequest(server.url, toFile('a.txt'))
  rig.manager.start(request)
  await expect.poll(() => partName(rig)).toBeDefined()
  const temporary = join(rig.documents, partName(rig) ?? '')
  change(temporary)
  server.responses[0]?.end('half')
  const message = await rig.heard(request.id)
  await rig.manager.close('close')
  return { message, url: server.url, temporary }
}

/** What a listener is told, in a line. */
function told({ event }: NetworkEventMessage): string {
  const { response, isError, status } = event
  const text = response?.kind === 'bytes' ? new TextDecoder().decode(response.bytes) : response?.fullPath
  return `${isError ? 'error' : 'success'} ${status} ${response?.kind}: ${text}`
}

const failures = (rig: RequestRig): readonly TransportFailure[] =>
  rig.log.flatMap((entry) =>
    entry.kind === 'wire' && entry.event.type === 'failure' ? [entry.event.failure] : [],
  )
const failureCodes = (rig: RequestRig): readonly string[] => failures(rig).map(({ code }) => code)
const failureMessages = (rig: RequestRig): readonly string[] => failures(rig).map(({ message }) => message)

describe('a temporary file that cannot be made', () => {
  const ours =
    'The file "sub/a.txt" could not be used. ("sub/a.txt" cannot exist: "sub" is a file, not a folder.)'
  const expected: Readonly<Record<ProfileName, string>> = {
    reference: `error -1 bytes: ${ours}`,
    'mac-simulator': 'success 200 bytes: halfhalf',
    ios: 'success 200 bytes: halfhalf',
    'windows-simulator': 'error 200 bytes: Unknown error',
    android: `error 200 bytes: ${ours}: {url}`,
    linux: 'error 0 bytes: No error',
    html5: 'error 0 bytes: Network request failed',
  }
  for (const profile of profileNames) {
    it(`[D43] ${profile}: a file stands in the place of its folder`, async () => {
      const rig = openRequestRig({ profile })
      const server = await httpServer((_request, response) => {
        response.writeHead(200, { 'Content-Length': '8', 'Content-Type': 'text/plain' }).flushHeaders()
      })
      const folder = join(rig.documents, 'sub')
      mkdirSync(folder)
      const request = getRequest(server.url, toFile('sub/a.txt'))
      rig.manager.start(request)
      await rig.wire(request.id, 'response-head')
      rmSync(folder, { recursive: true })
      writeFileSync(folder, 'in the way')
      server.responses[0]?.write('half')
      server.responses[0]?.end('half')
      const message = await rig.heard(request.id)
      await rig.manager.close('close')
      expect(told(message)).toBe(expected[profile].replace('{url}', server.url))
      expect(failureCodes(rig)).toEqual(message.event.isError ? ['FILE_FAILED'] : [])
      expect(readdirSync(rig.documents)).toEqual(['sub'])
      expect(readFileSync(folder, 'utf8')).toBe('in the way')
    })
  }
})

describe('a whole body that cannot be put in its place', () => {
  const expected: Readonly<Record<ProfileName, string>> = {
    reference: 'error -1 bytes: The file "a.txt" could not be written: {reason}',
    'mac-simulator': 'error 200 file: {place}',
    ios: 'error 200 file: {place}',
    'windows-simulator': 'success 200 file: {place}',
    android:
      'error 200 bytes: Failed to renamed temporary download file at path {temporary} to final file at path {place}: {url}',
    linux: 'error 0 bytes: No error',
    html5: 'error 0 bytes: Network request failed',
  }
  for (const profile of profileNames) {
    it(`[D44] ${profile}: a folder came to have the name, and stays with what is in it`, async () => {
      const rig = openRequestRig({ profile })
      const place = join(rig.documents, 'a.txt')
      const { message, url, temporary } = await disturb(rig, () => {
        mkdirSync(place)
        writeFileSync(join(place, 'inner'), 'kept')
      })
      const words = { reason: 'a folder has its name. (EISDIR)', place, temporary, url }
      expect(told(message)).toBe(filled(expected[profile], words))
      expect(message.event.bytesTransferred).toBe(8)
      expect(failureCodes(rig)).toEqual(['FILE_FAILED'])
      expect(readdirSync(rig.documents)).toEqual(['a.txt'])
      expect(readFileSync(join(place, 'inner'), 'utf8')).toBe('kept')
    })

    it(`[D44] ${profile}: the app removed what was received, and the old file stays`, async () => {
      const rig = openRequestRig({ profile })
      const place = join(rig.documents, 'a.txt')
      writeFileSync(place, 'old')
      const { message, url, temporary } = await disturb(rig, (path) => rmSync(path))
      const words = { reason: 'it or its folder does not exist. (ENOENT)', place, temporary, url }
      expect(told(message)).toBe(filled(expected[profile], words))
      expect(failureCodes(rig)).toEqual(['FILE_FAILED'])
      expect(readdirSync(rig.documents)).toEqual(['a.txt'])
      expect(readFileSync(place, 'utf8')).toBe('old')
    })
  }
})

const filled = (template: string, words: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{([a-z]+)\}/g, (placeholder, name: string) => words[name] ?? placeholder)

async function run(path: string): Promise<void> {
  const child: ChildProcess = spawn(path, ['60'], { stdio: 'ignore' })
  onTestFinished(async () => {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  })
  await once(child, 'spawn')
}

const upload = { method: 'PUT', body: { kind: 'file', file: toFile('tool').target } } as const

describe('a file that is sent', () => {
  for (const profile of profileNames.filter((name) => profileOf(name).calls.sendsFileBodies)) {
    const isRefused = profile === 'windows-simulator'
    // Nobody, not even a superuser, may open a program for writing while it runs.
    it.runIf(process.platform === 'linux')(
      `[D45] ${profile}: one that may only be read is ${isRefused ? 'not ' : ''}sent`,
      async () => {
        const rig = openRequestRig({ profile })
        let requests = 0
        const server = await httpServer((request, response) => {
          requests += 1
          request.resume().once('end', () => response.end('thanks'))
        })
        const path = join(rig.documents, 'tool')
        copyFileSync('/bin/sleep', path)
        await run(path)
        const request = getRequest(server.url, upload)
        const message = await rig.run(request)
        expect(requests).toBe(isRefused ? 0 : 1)
        expect(message.event).toMatchObject({ isError: isRefused, status: isRefused ? -1 : 200 })
        expect(responseText(message)).toBe(isRefused ? 'Unknown error' : 'thanks')
        expect(failureMessages(rig)).toEqual(
          isRefused ? ['The file "tool" could not be opened for writing: it is being run. (ETXTBSY)'] : [],
        )
      },
    )
  }

  it('[D45] windows-simulator: any other is sent and left as it is', async () => {
    const rig = openRequestRig({ profile: 'windows-simulator' })
    const server = await httpServer((request, response) => request.pipe(response))
    const path = join(rig.documents, 'tool')
    writeFileSync(path, 'content')
    const before = statSync(path, { bigint: true })
    expect(responseText(await rig.run(getRequest(server.url, upload)))).toBe('content')
    const after = statSync(path, { bigint: true })
    expect([after.mtimeNs, after.ctimeNs, after.size]).toEqual([before.mtimeNs, before.ctimeNs, before.size])
  })
})
