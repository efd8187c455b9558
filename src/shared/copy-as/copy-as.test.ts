import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { byteCodec } from '../../core/har/byte-codec.ts'
import { hostileRequest, seededRandom, wireBodyOf } from '../../../test/support/hostile-requests.ts'
import { runApp } from '../../../test/support/simulated-app.ts'
import { wireServer, type WireRequestSeen } from '../../../test/support/wire-server.ts'
import type { RequestRecord } from '../log-entry.ts'
import { copiedRequest, type CopiedRequest } from './copied-request.ts'
import { copyAs, copyFormatNames } from './formats.ts'

const hasCurl = ['bash', 'curl', 'base64'].every((tool) => spawnSync(tool, ['--version']).status === 0)

const plain: CopiedRequest = {
  api: 'request',
  method: 'GET',
  url: 'https://example.test/a',
  headers: [],
  progress: 'none',
  timeoutMs: 30_000,
  followRedirects: true,
}

async function inBash(script: string): Promise<void> {
  const shell = spawn('bash', ['--norc'], { stdio: ['pipe', 'ignore', 'pipe'] })
  const said: Buffer[] = []
  shell.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  shell.stdin.end(script)
  const [status] = await once(shell, 'close')
  expect(`${status} ${Buffer.concat(said).toString()}`).toMatch(/^0 /)
}

function expectSame(seen: WireRequestSeen | undefined, request: CopiedRequest): void {
  expect(seen?.method).toBe(request.method)
  expect(seen?.url).toBe(request.url.replace(/^http:\/\/[^/]*/, ''))
  expect(seen?.body).toBe(wireBodyOf(request))
  for (const [name, value] of request.headers) expect(seen?.header(name)).toBe(value)
}

const requests = (count: number, seed: number, url: string): readonly CopiedRequest[] => {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => hostileRequest(random, url))
}

describe('cURL for bash', () => {
  it.runIf(hasCurl)('[I175] sends what the app sent, whatever is in it', { timeout: 60_000 }, async () => {
    const server = await wireServer()
    const all = requests(40, 3, server.url)
    await inBash(copyAs('curl-bash', all).replaceAll(/^curl |(?<=\| )curl /gm, 'curl --silent --show-error '))
    expect(server.seen).toHaveLength(all.length)
    for (const [index, request] of all.entries()) expectSame(server.seen[index], request)
  })

  it.runIf(hasCurl)('[I175] pipes a body that is too long for an argument', async () => {
    const server = await wireServer()
    const text = 'line\'s "$x"\n'.repeat(40_000)
    const request: CopiedRequest = {
      ...plain,
      method: 'PUT',
      url: `${server.url}/long`,
      body: { kind: 'text', text },
    }
    await inBash(copyAs('curl-bash', [request]).replace('curl ', 'curl --silent --show-error '))
    expect(server.seen[0]?.body).toBe(text)
    expect(server.seen[0]?.header('content-type')).toBeUndefined()
  })

  it('[I175] never takes a URL for an option, and brackets for no pattern', () => {
    expect(copyAs('curl-bash', [{ ...plain, url: '--output=x' }])).toContain("--url '--output=x'")
    expect(copyAs('curl-bash', [{ ...plain, url: 'http://a.test/[1-9]/../b' }])).toContain(
      '--globoff \\\n  --path-as-is',
    )
  })

  it('[I175] says method, redirects, compression and the file that is written', () => {
    const request: CopiedRequest = {
      ...plain,
      method: 'HEAD',
      headers: [
        ['X-Empty', ''],
        ['Accept-Encoding', 'gzip'],
      ],
      followRedirects: false,
      target: { directory: 'DocumentsDirectory', name: 'art/logo.png' },
    }
    expect(copyAs('curl-bash', [request])).toBe(
      "curl 'https://example.test/a' \\\n  --head \\\n  --header 'X-Empty;' \\\n" +
        "  --header 'Accept-Encoding: gzip' \\\n  --output 'logo.png'\n",
    )
  })
})

describe('cURL for cmd', () => {
  it('[I176] leaves a body that cmd.exe cannot hold to a file, and says so', () => {
    const text = copyAs('curl-cmd', [{ ...plain, method: 'POST', body: { kind: 'text', text: 'a\n& calc' } }])
    expect(text).toContain('rem The body of 8 bytes is not here, because cmd.exe cannot hold it.')
    expect(text).toContain('--data-binary ^"@body.bin^"')
    expect(text).not.toContain('calc')
  })
})

/** Made from text: the very source that was copied. */
async function runJavaScript(source: string): Promise<void> {
  const module = `data:text/javascript;base64,${Buffer.from(source).toString('base64')}`
  await import(/* @vite-ignore */ module)
}

describe('fetch', () => {
  it('[I178] sends what the app sent, whatever is in it', async () => {
    const server = await wireServer()
    const all = requests(60, 5, server.url)
    await runJavaScript(copyAs('fetch', all))
    expect(server.seen).toHaveLength(all.length)
    for (const [index, request] of all.entries()) expectSame(server.seen[index], request)
  })
})

/** What makes two requests the same, from what the server saw. */
const essence = ({ method, url, headers, body }: WireRequestSeen) => ({
  method,
  url,
  body,
  headers: headers
    .filter(([name]) => !/^(?:host|connection)$/i.test(name))
    .map(([name, value]) => `${name}: ${value}`)
    .toSorted(),
})

describe('Lua', () => {
  it('[I179] makes the same request in a real app, whatever is in it', async () => {
    const server = await wireServer()
    const all = requests(40, 9, server.url)
    const app = await runApp(copyAs('lua', all))
    expect(app.messages()).toEqual([])
    expect(server.seen).toHaveLength(all.length)
    const wanted = all.map(({ method, ...rest }) => `${method} ${wireBodyOf({ method, ...rest })}`)
    expect(server.seen.map(({ method, body }) => `${method} ${body}`).toSorted()).toEqual(wanted.toSorted())
    for (const seen of server.seen) {
      const request = all.find(
        (one) => one.headers[0]?.[1] === seen.header('X-One') && one.method === seen.method,
      )
      if (request === undefined) throw new Error(`Nobody asked for ${JSON.stringify(seen)}`)
      expectSame(seen, request)
    }
  })

  const calls: readonly (readonly [name: string, lua: string])[] = [
    ['a plain request', 'network.request(url, "GET", show)'],
    ['a text', 'network.request(url, "POST", show, { body = "a\\n\\"b\\" é" })'],
    [
      'a text with a type',
      'network.request(url, "PUT", show, { body = "x", headers = { ["Content-Type"] = "text/csv" } })',
    ],
    ['bytes', 'network.request(url, "POST", show, { body = "\\000\\255\\0011", bodyType = "binary" })'],
    [
      'a progress, a timeout and a file',
      'network.request(url, "GET", show, { progress = "download", timeout = 7, response = { filename = "d/r.txt", baseDirectory = system.TemporaryDirectory } })',
    ],
    ['no redirects', 'network.request(url, "GET", show, { handleRedirects = false })'],
    [
      'a download',
      'network.download(url, "GET", show, { progress = true }, "a.png", system.DocumentsDirectory)',
    ],
    [
      'an upload',
      'network.upload(url, "PUT", show, { progress = true }, "f.txt", system.DocumentsDirectory, "text/x")',
    ],
    [
      'a request with a file',
      'network.request(url, "POST", show, { body = { filename = "f.txt", baseDirectory = system.DocumentsDirectory }, headers = { ["Content-Type"] = "text/y" } })',
    ],
    ['a remote image', 'display.loadRemoteImage(url, "GET", show, "i.png", system.TemporaryDirectory)'],
  ]

  it.each(calls)('[I179] of %s is the same call again', async (_name, lua) => {
    const server = await wireServer()
    const documents = { 'f.txt': 'a file' }
    const first = await runApp(`local url = "${server.url}/x?y=1"\n${lua}`, { documents })
    const before = recordOf(first.log())
    const body = before.bodyFile === undefined ? Buffer.from(server.seen[0]?.body ?? '', 'latin1') : undefined
    const request = copiedRequest(before, body && { bytes: body }, byteCodec)
    const second = await runApp(copyAs('lua', [request]), { documents })
    const { callSite: _before, ...wanted } = before
    const { callSite: _after, ...made } = recordOf(second.log())
    expect(made).toEqual(wanted)
    expect(server.seen).toHaveLength(2)
    expect(server.seen.map(essence)[1]).toEqual(server.seen.map(essence)[0])
  })

  it('[I179] joins what a table cannot hold twice, and says so', () => {
    const headers = [
      ['Accept', 'a'],
      ['Accept', 'b'],
    ] as const
    const text = copyAs('lua', [{ ...plain, headers }])
    expect(text).toContain('Accept = "a, b",')
    expect(text).toContain('-- A header that was sent more than once is joined')
  })
})

function recordOf(entries: readonly { readonly kind: string }[]): RequestRecord {
  const entry = entries.find(
    (one): one is { readonly kind: 'request'; readonly request: RequestRecord } => one.kind === 'request',
  )
  if (entry === undefined) throw new Error('The app made no request.')
  return entry.request
}

describe('a body that is not kept', () => {
  const lost: CopiedRequest = {
    ...plain,
    method: 'POST',
    body: { kind: 'lost', sizeBytes: 5_000_000, why: 'only the first MiB is kept' },
  }

  it.each(copyFormatNames)('[I180] %s: is told, and a file stands in its place', (name) => {
    const text = copyAs(name, [lost])
    expect(text).toContain('The body of 5000000 bytes is not here, because only the first MiB is kept')
    expect(text).toContain('body.bin')
  })

  it.each(copyFormatNames)('[I180] %s: several stand one after the other', (name) => {
    const text = copyAs(name, [plain, { ...plain, url: 'https://example.test/second' }])
    expect(text.indexOf('example.test/a')).toBeLessThan(text.indexOf('example.test/second'))
  })
})
