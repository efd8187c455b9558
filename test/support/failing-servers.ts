import https from 'node:https'
import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { generate } from 'selfsigned'
import { listen, openHttpServer, trackSockets } from './http-server.ts'
import { openRawServer } from './raw-server.ts'

/** Whole bodies in the middle of which, or before which, something happens. */
const sizeBytes = 100_000
const head = `HTTP/1.1 200 OK\r\nContent-Length: ${sizeBytes}\r\n\r\n`
const half = `${head}${'x'.repeat(sizeBytes / 2)}`

const answerHttp: RequestListener = (request, response) => {
  request.resume()
  switch (request.url) {
    case '/ok':
      return void response.end('x'.repeat(sizeBytes))
    case '/not-found':
      return void response.writeHead(404).end('sorry')
    case '/gzip':
      return void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('x'.repeat(sizeBytes)))
    case '/no-gzip':
      return void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('plain')
    case '/loop':
      return void response.writeHead(302, { Location: '/loop', 'Set-Cookie': 'a=1' }).end('round')
    case '/head':
      return response.writeHead(200, { 'Content-Length': sizeBytes }).flushHeaders()
    case '/half':
      return void response.writeHead(200, { 'Content-Length': sizeBytes }).write('x'.repeat(sizeBytes / 2))
    default:
      // Says nothing.
      return undefined
  }
}

const answerRaw = (socket: Socket, request: string): void => {
  const path = /^\S+ (\S+)/.exec(request)?.[1]
  if (path === '/reset') socket.resetAndDestroy()
  else if (path === '/reset-half') socket.write(half, () => socket.resetAndDestroy())
  else if (path === '/truncated') socket.end(half)
  else socket.end('not HTTP at all\r\n\r\n')
}

async function openSecureServer() {
  const certificate = await generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048 })
  const options = { key: certificate.private, cert: certificate.cert }
  const server = https.createServer(options, (_request, response) => void response.end('secret'))
  return { ...trackSockets(server), url: `https://localhost:${await listen(server)}` }
}

export type FailingUrls = {
  readonly plain: string
  readonly raw: string
  /** Behind a certificate that nobody vouches for. */
  readonly secure: string
  /** Of a server that is no more. */
  readonly gone: string
}

/** Servers that answer as none should; the path says how. Close them in the end. */
export async function openFailingServers(): Promise<{
  readonly urls: FailingUrls
  readonly allClosed: () => Promise<unknown>
  readonly close: () => Promise<unknown>
}> {
  const [plain, raw, secure] = await Promise.all([
    openHttpServer(answerHttp),
    openRawServer(answerRaw),
    openSecureServer(),
  ])
  const gone = await openHttpServer(() => {})
  await gone.close()
  const all = [plain, raw, secure]
  return {
    urls: { plain: plain.url, raw: raw.url, secure: secure.url, gone: gone.url },
    allClosed: () => Promise.all(all.map((server) => server.allClosed())),
    close: () => Promise.all(all.map((server) => server.close())),
  }
}
