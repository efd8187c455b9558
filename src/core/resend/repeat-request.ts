import { mostBodyPartBytes } from '../../shared/contract/traffic.ts'
import type { LogEntry, RequestRecord } from '../../shared/log-entry.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import { maxBodyBytes } from '../../shared/request-limits.ts'
import type { PersonRequest } from '../network/person-request.ts'
import type { BodyReader } from '../record/bodies.ts'

export type RecordedRequest = {
  readonly exchangeId: string
  readonly request: RequestRecord
  readonly entries: readonly LogEntry[]
}

/** Of a request whose archive does not tell it. */
const usualTimeoutMs = 30_000

/** What an exchange sent, to be sent again. Fails, in words, when that is not known any more. */
export async function repeatRequest(
  recorded: RecordedRequest,
  bodies: Pick<BodyReader, 'read'>,
): Promise<Outcome<PersonRequest>> {
  const { request } = recorded
  if (wasRefusedByPlatform(recorded)) {
    return fail('NOT_ALLOWED', 'Its platform refused it before anything was sent. Edit it to send it.')
  }
  const body = await readSentBody(recorded, bodies)
  if (!body.ok) return body
  const { api, method, url, headers, progress, timeoutMs, followRedirects = true, target } = request
  return ok({
    api,
    method,
    url,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
    progress,
    timeoutMs: timeoutMs > 0 ? timeoutMs : usualTimeoutMs,
    followRedirects,
    ...(body.value === undefined ? {} : { body: body.value }),
    ...(target === undefined ? {} : { target }),
    resendOf: recorded.exchangeId,
  })
}

/** The body that an exchange sent: a file is read anew, bytes must be kept whole. Undefined when it sent none. */
export async function readSentBody(
  { exchangeId, request }: RecordedRequest,
  bodies: Pick<BodyReader, 'read'>,
): Promise<Outcome<PersonRequest['body']>> {
  if (request.bodyFile !== undefined) return ok({ kind: 'file', file: request.bodyFile })
  const { bodySizeBytes, bodyKeptBytes } = request
  if (bodySizeBytes === 0) return ok(undefined)
  if (bodyKeptBytes === undefined) {
    // Most platforms send none with these.
    return withoutBody.has(request.method.toUpperCase()) ? ok(undefined) : notKept(0, bodySizeBytes)
  }
  if (bodyKeptBytes < bodySizeBytes) return notKept(bodyKeptBytes, bodySizeBytes)
  if (bodySizeBytes > maxBodyBytes) return fail('TOO_LARGE', 'Its body is larger than 64 MiB.')
  const bytes = new Uint8Array(bodySizeBytes)
  for (let offset = 0; offset < bodySizeBytes;) {
    const part = await bodies.read(exchangeId, 'request', offset, mostBodyPartBytes)
    if (!part.ok) return part
    if (part.value.bytes.byteLength === 0) return notKept(offset, bodySizeBytes)
    bytes.set(part.value.bytes, offset)
    offset += part.value.bytes.byteLength
  }
  return ok({ kind: 'binary', bytes })
}

const withoutBody = new Set(['GET', 'HEAD', 'DELETE'])

const notKept = (keptBytes: number, sizeBytes: number): Outcome<never> =>
  fail('NOT_FOUND', `Of its body ${keptBytes} of ${sizeBytes} bytes are kept. Edit it to send another body.`)

function wasRefusedByPlatform({ entries }: RecordedRequest): boolean {
  return entries.some(
    (entry) =>
      entry.kind === 'wire' &&
      entry.event.type === 'failure' &&
      entry.event.failure.code === 'REFUSED_BY_PLATFORM',
  )
}
