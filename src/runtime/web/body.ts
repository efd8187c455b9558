import type { StartRequest } from '../../shared/contract/app-network.ts'
import type { BodyKind } from './content-type.ts'
import { readFile, type ParamsReader } from './params-reader.ts'
import { bytesOf, isNothing, isTable, typeName, type Table } from './values.ts'

export type RequestBody = NonNullable<StartRequest['body']>

type BodyOfCall = {
  readonly body: RequestBody | undefined
  readonly kind: BodyKind
  readonly isTextType: boolean
}

const encoder = new TextEncoder()
const methodsWithBody: ReadonlySet<string> = new Set(['PUT', 'POST', 'PATCH'])

/** The body of a call, as the platform would send it. */
export function readBody(params: Table, reader: ParamsReader): BodyOfCall {
  const isBinaryType = readBodyType(params['bodyType'], reader)
  const body = readValue(params['body'], isBinaryType, reader)
  const isTextType = !isBinaryType && (body === undefined || body.kind === 'text')
  if (body === undefined) return { body, kind: 'none', isTextType }
  if (!methodsWithBody.has(reader.method)) {
    reader.find('body-dropped', reader.method)
    if (reader.rules.bodyMethods === 'put-post-patch') return { body: undefined, kind: 'none', isTextType }
  }
  if (body.kind !== 'file' || reader.rules.sendsFileBodies) return { body, kind: body.kind, isTextType }
  return { body: { kind: 'binary', bytes: new Uint8Array() }, kind: 'file', isTextType }
}

function readBodyType(value: unknown, { problems }: ParamsReader): boolean {
  if (isNothing(value)) return false
  if (typeof value !== 'string') {
    problems.push(
      `'bodyType' value of params table, if provided, should be a string value (got ${typeName(value)})`,
    )
    return false
  }
  const name = value.toLowerCase()
  if (name !== 'binary' && name !== 'text') {
    problems.push(
      `'bodyType' value of params table was invalid, must be either "text" or "binary", but was: "${value}"`,
    )
  }
  return name === 'binary'
}

/** Bytes are binary whatever `bodyType` says: a string of JavaScript, unlike one of Lua, is text. */
function readValue(value: unknown, isBinaryType: boolean, reader: ParamsReader): RequestBody | undefined {
  if (isNothing(value)) return undefined
  if (typeof value === 'string') {
    if (isBinaryType) return { kind: 'binary', bytes: encoder.encode(value) }
    // Text is a C string on the devices.
    const zero = value.indexOf('\0')
    return { kind: 'text', bytes: encoder.encode(zero < 0 ? value : value.slice(0, zero)) }
  }
  const bytes = bytesOf(value)
  if (bytes !== undefined) return { kind: 'binary', bytes }
  if (isTable(value)) {
    const file = readFile('body', value, reader)
    return file === undefined ? undefined : { kind: 'file', file }
  }
  reader.problems.push("Either body string or table specifying body file is required if 'body' is specified")
  return undefined
}
