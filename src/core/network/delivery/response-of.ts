import type { FileReference } from '../../../shared/directory.ts'
import type { ResponseHead } from '../../../shared/log-entry.ts'
import type { NetworkRequestEvent } from '../../../shared/network-event.ts'
import type { DeliveryRules } from '../../../shared/profile/profile.ts'
import type { ReceivedBody } from '../body/body-sink.ts'
import type { Charset } from '../text/charset.ts'
import { parseMediaType } from '../text/media-type.ts'
import { headerValue } from '../text/response-headers.ts'
import { responseText } from '../text/response-text.ts'

export type ResponseContext = {
  readonly head: ResponseHead | undefined
  readonly target: FileReference | undefined
  readonly rules: DeliveryRules
}

export type ResponsePart = {
  readonly event: Pick<NetworkRequestEvent, 'response' | 'responseType'>
  /** Of a response that is text. */
  readonly charset?: Charset
}

/** What an `ended` event says of a whole body. */
export function responseOf(body: ReceivedBody, { head, target, rules }: ResponseContext): ResponsePart {
  if (body.kind === 'file') {
    if (target === undefined) throw new Error('Invariant: a body is in a file that nobody asked for.')
    const { name, directory } = target
    return {
      event: {
        response: { kind: 'file', filename: name, directory, fullPath: body.path },
        responseType: rules.fileResponseType,
      },
    }
  }
  if (body.bytes.byteLength === 0) {
    const empty = emptyResponse({ head, target, rules })
    if (empty !== undefined) return { event: empty }
  }
  const mediaType = parseMediaType(headerValue(head?.headers ?? [], 'content-type'))
  const { bytes, type, charset } = responseText(body.bytes, { mediaType, status: head?.status ?? -1 }, rules)
  return {
    event: { response: { kind: 'bytes', bytes }, responseType: type },
    ...(charset === undefined ? {} : { charset }),
  }
}

/** Undefined when an empty body is a response like any other. */
function emptyResponse({ head, target, rules }: ResponseContext): ResponsePart['event'] | undefined {
  if (rules.emptyErrorText !== undefined && head?.status !== 200) return text(rules.emptyErrorText)
  if (rules.emptyResponse === 'absent') return {}
  return target !== undefined && rules.emptyFile === 'text' ? text('') : undefined
}

const text = (value: string): ResponsePart['event'] => ({
  response: { kind: 'bytes', bytes: new TextEncoder().encode(value) },
  responseType: 'text',
})
