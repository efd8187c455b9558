import type { StartRequest } from '../../shared/contract/app-network.ts'
import { methodsWithBody } from './content-type.ts'
import { readFile, type ParamsReader } from './params-reader.ts'
import { bytesOf, isNothing, isTable, typeName, type Table } from './values.ts'

export type RequestBody = NonNullable<StartRequest['body']>

const encoder = new TextEncoder()

/** The body as it was asked for; whether it is sent is another question. */
export function readBody(
  params: Table,
  reader: ParamsReader,
): { readonly body: RequestBody | undefined; readonly isTextType: boolean } {
  const isBinaryType = readBodyType(params['bodyType'], reader)
  const body = readValue(params['body'], isBinaryType, reader)
  return { body, isTextType: !isBinaryType && (body === undefined || body.kind === 'text') }
}

/** A body that the method does not take goes, and one that the platform cannot send. */
export function settleBody(body: RequestBody | undefined, reader: ParamsReader): RequestBody | undefined {
  const { rules, method } = reader
  if (body === undefined) return undefined
  if (!methodsWithBody.has(method)) {
    reader.note('body-dropped', method)
    if (rules.bodyMethods === 'put-post-patch') return undefined
  }
  if (body.kind !== 'file' || rules.sendsFileBodies) return body
  reader.warn('the body is not sent: this platform cannot send files')
  return undefined
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
