import { closeSync, openSync, statSync } from 'node:fs'
import type { StartRequest } from '../../shared/contract/app-network.ts'
import type { RequestRecord, TransportFailure } from '../../shared/log-entry.ts'
import type { FileReference } from '../../shared/directory.ts'
import { ok, type Outcome } from '../../shared/outcome.ts'
import type { Profile } from '../../shared/profile/profile.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { systemErrorCode } from '../system-error.ts'
import { checkTarget } from './body/target.ts'
import { createFailure, createFileFailure } from './failure.ts'
import { encodeTextBody } from './text/text-body.ts'
import { wireBodySize } from './transport/request-body.ts'
import type { WireBody } from './wire.ts'

/** What a start asks for, checked: the body to send, or why it cannot be. */
export type RequestPlan = {
  readonly body?: WireBody
  /** Of the body as asked for, also where the method sends none. */
  readonly bodySizeBytes: number
  readonly refusal?: TransportFailure
  /** The response goes to a sub-folder that was not there. */
  readonly lacksFolder: boolean
}

type BodyPlan = Omit<RequestPlan, 'lacksFolder'>

/** Most devices drop the body of these without a word. */
const withoutBody = new Set(['GET', 'HEAD', 'DELETE'])

/** Fails when a file name leads out of the sandbox or may not be written: that is a wrong call, no network failure. */
export function planRequest(request: StartRequest, deps: PlanDeps): Outcome<RequestPlan> {
  const target = request.target === undefined ? undefined : checkTarget(request.target, deps.sandbox)
  if (target?.ok === false) return target
  const body = planBody(request, deps)
  return body.ok ? ok({ ...body.value, lacksFolder: target?.value.hadFolder === false }) : body
}

type PlanDeps = { readonly sandbox: Sandbox; readonly profile: Profile }

function planBody(request: StartRequest, { sandbox, profile }: PlanDeps): Outcome<BodyPlan> {
  if (request.refusal !== undefined) {
    return ok({ bodySizeBytes: 0, refusal: { code: 'REFUSED_BY_PLATFORM', message: request.refusal } })
  }
  const body = readBody(request, { sandbox, profile })
  const isSent = profile.calls.bodyMethods === 'any' || !withoutBody.has(request.method.toUpperCase())
  return !body.ok || isSent ? body : ok({ bodySizeBytes: body.value.bodySizeBytes })
}

function readBody(request: StartRequest, deps: PlanDeps): Outcome<BodyPlan> {
  if (request.body === undefined) return ok({ bodySizeBytes: 0 })
  if (request.body.kind === 'file') return planFile(request.body.file, deps)
  const bytes =
    request.body.kind === 'text' ? encodeTextBody(request.body.bytes, request.headers) : request.body.bytes
  if (bytes === undefined) {
    const reason =
      'The text is too long to be converted to the charset of its Content-Type. Send it as UTF-8.'
    return ok({ bodySizeBytes: 0, refusal: createFailure('REFUSED_BY_POLICY', reason) })
  }
  const body: WireBody = { kind: 'bytes', bytes }
  return ok({ body, bodySizeBytes: wireBodySize(body) })
}

function planFile(file: FileReference, { sandbox, profile }: PlanDeps): Outcome<BodyPlan> {
  const path = sandbox.resolve(file, 'read')
  if (!path.ok && path.error.code !== 'NOT_FOUND') return path
  const refuse = (systemCode: string, doing: 'read' | 'opened for writing' = 'read'): Outcome<BodyPlan> =>
    ok({ bodySizeBytes: 0, refusal: createFileFailure(doing, file.name, systemCode) })
  if (!path.ok) return refuse('ENOENT')
  try {
    const stats = statSync(path.value)
    if (!stats.isFile()) return refuse(stats.isDirectory() ? 'EISDIR' : 'EINVAL')
    const problem = profile.calls.opensUploadsForWriting ? problemOfWriting(path.value) : undefined
    if (problem !== undefined) return refuse(problem, 'opened for writing')
    const body: WireBody = { kind: 'file', path: path.value, name: file.name, sizeBytes: stats.size }
    return ok({ body, bodySizeBytes: stats.size })
  } catch (error) {
    return refuse(systemErrorCode(error))
  }
}

/** The system's code where a file cannot be opened for reading and writing. Leaves it as it is. */
function problemOfWriting(path: string): string | undefined {
  try {
    closeSync(openSync(path, 'r+'))
    return undefined
  } catch (error) {
    return systemErrorCode(error)
  }
}

/** The request as the log keeps it. */
export function requestRecord(
  request: StartRequest,
  plan: RequestPlan,
  keptBytes: number | undefined,
): RequestRecord {
  const { api, method, url, headers, progress, timeoutMs, followRedirects, target, callSite, body } = request
  return {
    api,
    method,
    url,
    headers,
    bodySizeBytes: plan.bodySizeBytes,
    ...(body?.kind === 'file' ? { bodyFile: body.file } : {}),
    ...(keptBytes === undefined ? {} : { bodyKeptBytes: keptBytes }),
    progress,
    timeoutMs,
    ...(followRedirects ? {} : { followRedirects }),
    ...(target === undefined ? {} : { target }),
    ...(callSite === undefined ? {} : { callSite }),
  }
}
