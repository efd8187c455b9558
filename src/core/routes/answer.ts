import { ReadStream } from 'node:fs'
import { STATUS_CODES, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Clock } from '../clock.ts'
import { canonicalHost } from '../project/host-name.ts'
import type { HostRoute } from '../project/project.ts'
import { createChooseAnswer, type ChooseAnswer } from './choose-answer.ts'
import { dropUpload, maxUploadBytes } from './drop-upload.ts'
import { createPacer } from './pacer.ts'
import { createSimulatedWaits, type SimulatedWaitsBook } from './simulated-waits.ts'
import { findFile, type ReadyAnswer, type Refusal } from './serve-file.ts'
import { writtenAnswer } from './written-answer.ts'

/** Answers as the host that the request names, with that host's latency and pace. One path for http and https. */
export function createAnswer({
  hosts,
  clock,
  waits = createSimulatedWaits(),
  maxBytes = maxUploadBytes,
}: AnswerDeps): RequestListener {
  const world: World = { hosts, clock, waits, maxBytes, choose: createChooseAnswer() }
  return (request, response) => {
    answer(world, request, response).catch(() => response.destroy())
  }
}

export type AnswerDeps = {
  readonly hosts: ReadonlyMap<string, HostRoute>
  readonly clock: Clock
  /** Where each answer's waits are written. */
  readonly waits?: SimulatedWaitsBook
  /** Of an upload. */
  readonly maxBytes?: number
}

type World = Required<AnswerDeps> & { readonly choose: ChooseAnswer }

async function answer(
  { hosts, clock, waits, maxBytes, choose }: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const host = canonicalHost((request.headers.host ?? '').replace(/:\d*$/, ''))
  const route = host === undefined ? undefined : hosts.get(host)
  if (route === undefined || host === undefined) return refuse(response, 421)
  const { addHeadMs, addBodyMs } = waits.begin(request, host)
  const written = choose(route.answers ?? [], request)
  if (written && !(await dropUpload(request, maxBytes))) return refuse(response, 413, { Connection: 'close' })
  const latencyMs = written?.latencyMs ?? route.latencyMs ?? 0
  if (!(await waitForHead(latencyMs, clock, response))) return
  addHeadMs(latencyMs)

  const found = await (written ? writtenAnswer(written, route.serve, request) : servedFile(route, request))
  if (found.kind === 'refusal') return refuse(response, found.status, found.headers)
  response.writeHead(found.status, found.headers)
  const body = found.body
  const way = route.bytesPerSecond === undefined ? [] : [createPacer(route.bytesPerSecond, clock, addBodyMs)]
  await pipeline([body, ...way, response], { end: false })
  if (isCut(found)) response.destroy()
  else response.end()
}

async function servedFile({ serve }: HostRoute, request: IncomingMessage): Promise<ReadyAnswer | Refusal> {
  if (serve === undefined) return { kind: 'refusal', status: 404, headers: {} }
  if (request.method === 'GET' || request.method === 'HEAD') return findFile(serve, request)
  return { kind: 'refusal', status: 405, headers: { Allow: 'GET, HEAD' } }
}

/** A file became shorter while it was sent: ending the answer would leave the client waiting for the rest. */
function isCut({ body, headers }: ReadyAnswer): boolean {
  return body instanceof ReadStream && body.bytesRead < Number(headers['Content-Length'])
}

/** False when the client went away meanwhile. */
function waitForHead(latencyMs: number, clock: Clock, response: ServerResponse): Promise<boolean> {
  if (latencyMs === 0) return Promise.resolve(true)
  return new Promise((resolve) => {
    const onClose = (): void => {
      cancelTimer()
      resolve(false)
    }
    const cancelTimer = clock.setTimer(latencyMs, () => {
      response.off('close', onClose)
      resolve(true)
    })
    response.once('close', onClose)
  })
}

function refuse(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = `${status} ${STATUS_CODES[status] ?? 'Error'}\n`
  response.writeHead(status, {
    ...headers,
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  })
  response.end(text)
}
