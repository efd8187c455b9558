import { request as httpRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { buffer } from 'node:stream/consumers'
import type { Routes } from '../../src/core/routes/routes.ts'

export type Answer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly reusedSocket: boolean
}

/** One plain request through the agents of the routes; rejects on a transport error. */
export function fetchThrough(
  agents: Routes['agents'],
  url: string,
  options: RequestOptions & { readonly send?: string } = {},
): Promise<Answer> {
  const { send, ...rest } = options
  const isHttps = url.startsWith('https:')
  return new Promise((resolve, reject) => {
    const request = isHttps
      ? httpsRequest(url, { ...rest, agent: agents.https })
      : httpRequest(url, { ...rest, agent: agents.http })
    request.once('error', reject)
    request.once('response', (response) => {
      buffer(response).then(
        (body) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body,
            reusedSocket: request.reusedSocket,
          }),
        reject,
      )
    })
    request.end(send)
  })
}
