import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { profileNames, type ProfileName } from '../../../src/shared/profile/profile.ts'
import { openHttpServer, type TestServer } from '../../support/http-server.ts'

const here = import.meta.dirname
const partBytes = 1000

type Run = { readonly output: string; readonly messages: string; readonly documents: string }

/** The server of one run. `/more` and `/rest` send what is missing of two of its bodies. */
function openServer(): Promise<TestServer> {
  let parts: ServerResponse | undefined
  let written = 0
  let stalled: ServerResponse | undefined
  let isReleased = false
  const writePart = (): void => {
    written += 1
    parts?.write('x'.repeat(partBytes))
    if (written === 3) parts?.end()
  }
  const release = (): void => {
    if (isReleased) stalled?.end('x'.repeat(900))
  }
  return openHttpServer((request, response) => {
    const answer = (status: number, type: string, body: string, headers = {}): void => {
      response.writeHead(status, { 'Content-Type': type, 'Content-Length': body.length, ...headers })
      response.end(request.method === 'HEAD' ? undefined : body)
    }
    const answers: Readonly<Record<string, () => void>> = {
      '/json': () => answer(200, 'application/json', '{"a":1}'),
      '/parts': () => {
        parts = response
        response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': 3 * partBytes })
        writePart()
      },
      '/more': () => {
        writePart()
        answer(200, 'text/plain', 'more')
      },
      '/thanks': () => void request.resume().on('end', () => answer(200, 'text/plain', 'thanks')),
      '/stalls': () => {
        stalled = response
        response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': 1000 })
        response.write('x'.repeat(100))
        release()
      },
      '/rest': () => {
        isReleased = true
        release()
        answer(200, 'text/plain', 'rest')
      },
      '/moved': () => answer(302, 'text/plain', 'moved', { Location: '/json' }),
    }
    const give = answers[request.url ?? ''] ?? (() => answer(404, 'text/html', '<p>not here</p>'))
    give()
  })
}

/** Runs the project by the built command line, in a process and a sandbox of its own. */
async function run(root: string, profile: ProfileName): Promise<Run> {
  const server = await openServer()
  const project = join(root, profile, 'golden')
  const sandboxes = join(root, profile, 'sandboxes')
  cpSync(join(here, 'project'), project, { recursive: true })
  writeFileSync(join(project, 'server.lua'), `return "${server.url}"\n`)
  mkdirSync(sandboxes)
  try {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [inject('commandLinePath'), 'run', project, '--profile', profile],
      { env: { ...process.env, CORONAGRAPH_SANDBOXES: sandboxes } },
    )
    const [sandbox = ''] = readdirSync(sandboxes)
    return { output: stdout, messages: stderr, documents: join(sandboxes, sandbox, 'Documents') }
  } finally {
    await server.close()
  }
}

describe('the sequences of events, by the command line', () => {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'coronagraph-golden-'))
  const runs = new Map<ProfileName, Run>()

  beforeAll(async () => {
    // All at once: most of their time is waiting.
    await Promise.all(profileNames.map(async (profile) => runs.set(profile, await run(root, profile))))
  }, 120_000)
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it.each(profileNames)('[M16] %s: each call and its events, line by line', (profile) => {
    const expected = readFileSync(join(here, 'expected', `${profile}.txt`), 'utf8')
    expect(runs.get(profile)?.output).toBe(expected)
  })

  const full = profileNames.filter((name) => name !== 'linux' && name !== 'html5')

  it.each(full)('[M20] %s: the sandbox holds the download and nothing else', (profile) => {
    expect(filesOf(runs.get(profile)?.documents)).toEqual({ 'parts.txt': 3 * partBytes })
  })

  it.each(['linux', 'html5'] as const)('[M15] %s: without began nobody cancels', (profile) => {
    expect(filesOf(runs.get(profile)?.documents)).toEqual({
      'parts.txt': 3 * partBytes,
      'cancelled.txt': 1000,
    })
  })

  it.each(profileNames)('[M35] %s: nothing was raised', (profile) => {
    expect(runs.get(profile)?.messages).not.toMatch(/^error:|stack traceback/m)
  })
})

const filesOf = (folder = ''): Readonly<Record<string, number>> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).byteLength]))
