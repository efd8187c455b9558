/** What a Content-Type says, as far as text needs it. */
export type MediaType = {
  /** Lower case, without parameters; empty when the header is missing or unusable. */
  readonly name: string
  readonly charset?: string
}

export function parseMediaType(header: string | undefined): MediaType {
  const [name = '', ...parameters] = (header ?? '').split(';')
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"\s]+)"?\s*$/i.exec(parameter)?.[1])
    .find((value) => value !== undefined)
  return { name: name.trim().toLowerCase(), ...(charset === undefined ? {} : { charset }) }
}

const textPrefixes = [
  'text/',
  'application/xml',
  'application/xhtml',
  'application/json',
  'application/javascript',
  'application/x-javascript',
  'application/ecmascript',
  'application/x-www-form-urlencoded',
]

const isXmlSubtype = (name: string): boolean => /^application\/.+\+xml$/.test(name)

/** Whether a response is given as text. Any charset says yes; no type at all says no. */
export function isText(type: MediaType): boolean {
  if (type.charset !== undefined) return true
  return textPrefixes.some((prefix) => type.name.startsWith(prefix)) || isXmlSubtype(type.name)
}

/** XHTML is both: its XML prolog is asked first. */
export function isXml(type: MediaType): boolean {
  return (
    ['text/xml', 'application/xml', 'application/xhtml'].some((prefix) => type.name.startsWith(prefix)) ||
    isXmlSubtype(type.name)
  )
}

export const isHtml = (type: MediaType): boolean =>
  type.name.startsWith('text/html') || type.name.startsWith('application/xhtml')
