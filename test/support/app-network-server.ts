import type { RequestListener } from 'node:http'

/** What the cases of `app-network-cases.ts` ask for. */
export const answerAppNetworkCase: RequestListener = (request, response) => {
  switch (request.url) {
    case '/text':
      response.setHeader('Content-Type', 'text/plain; charset=ISO-8859-1')
      return void response.end(Buffer.from('héllo', 'latin1'))
    case '/binary':
      return void response.end(Uint8Array.from({ length: 256 }, (_, byte) => byte))
    case '/large':
      return void response.end(Buffer.alloc(300_000, 1))
    case '/echo':
      return void request.pipe(response)
    case '/endless':
      response.writeHead(200, { 'Content-Length': '1000' })
      return void response.write('begins')
    default:
      return void response.writeHead(404).end()
  }
}
