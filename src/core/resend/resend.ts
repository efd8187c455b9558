import type { Resent, ResendRequest } from '../../shared/contract/traffic.ts'
import { shorten } from '../../shared/describe/shorten.ts'
import type { LogEntry } from '../../shared/log-entry.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import type { PersonRequest } from '../network/person-request.ts'
import type { BodyReader } from '../record/bodies.ts'
import { type RecordedRequest, readSentBody, repeatRequest } from './repeat-request.ts'

export type ResendDeps = {
  readonly entriesOf: (exchangeId: string) => readonly LogEntry[]
  readonly bodies: Pick<BodyReader, 'read'>
  /** Into the session that runs. */
  readonly send: (request: PersonRequest) => Outcome<string>
}

const mostUrlCharacters = 120

/** Sends again what these exchanges sent, one after another. Those that cannot be sent are told, and the rest is sent. */
export async function resendAgain(
  exchangeIds: readonly string[],
  deps: ResendDeps,
): Promise<Outcome<Resent>> {
  const sent: string[] = []
  const problems: string[] = []
  for (const exchangeId of exchangeIds) {
    const recorded = recordedRequest(exchangeId, deps)
    if (recorded === undefined) {
      problems.push(`${shorten(exchangeId, mostUrlCharacters)}: It is not kept any more.`)
      continue
    }
    const repeated = await repeatRequest(recorded, deps.bodies)
    const started = repeated.ok ? deps.send(repeated.value) : repeated
    if (started.ok) sent.push(started.value)
    else problems.push(`${nameOf(recorded)}: ${started.error.message}`)
  }
  if (sent.length === 0) return fail('NOT_ALLOWED', problems.join('\n'))
  return ok({ exchangeIds: sent, ...(problems.length === 0 ? {} : { problems }) })
}

/** Sends a request that a person wrote, or made of another one. */
export async function resendEdited(
  { body, resendOf, target, ...request }: ResendRequest,
  deps: ResendDeps,
): Promise<Outcome<Resent>> {
  const start = (sent: Pick<PersonRequest, 'body'>): Outcome<Resent> => {
    const started = deps.send({
      ...request,
      ...sent,
      ...(target === undefined ? {} : { target }),
      ...(resendOf === undefined ? {} : { resendOf }),
    })
    return started.ok ? ok({ exchangeIds: [started.value] }) : started
  }
  if (body === undefined) return start({})
  if (body.kind === 'file') return start({ body })
  if (body.kind === 'bytes') return start({ body: { kind: 'binary', bytes: body.bytes } })
  if (resendOf === undefined) return fail('INVALID_INPUT', 'There is no request whose body is the same.')
  const recorded = recordedRequest(resendOf, deps)
  if (recorded === undefined) {
    return fail('NOT_FOUND', 'The request whose body is to be sent again is not kept any more.')
  }
  const same = await readSentBody(recorded, deps.bodies)
  return same.ok ? start(same.value === undefined ? {} : { body: same.value }) : same
}

function recordedRequest(exchangeId: string, { entriesOf }: ResendDeps): RecordedRequest | undefined {
  const entries = entriesOf(exchangeId)
  const first = entries.find((entry) => entry.kind === 'request')
  return first === undefined ? undefined : { exchangeId, request: first.request, entries }
}

const nameOf = ({ request: { method, url } }: RecordedRequest): string =>
  `${method} ${shorten(url, mostUrlCharacters)}`
