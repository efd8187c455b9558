export type MediaType = {
  /** `application/json`, in lower case; empty when none was given. */
  readonly type: string
  readonly charset: string | undefined
}

export function parseMediaType(contentType: string | undefined): MediaType {
  const text = (contentType ?? '').slice(0, 1000)
  return {
    type: text.split(';', 1)[0]?.trim().toLowerCase() ?? '',
    charset: /charset\s*=\s*"?([^";\s]+)/i.exec(text)?.[1]?.toLowerCase(),
  }
}

/** Types whose body is text although they are not `text/…`. */
const textTypes = /[/+](json|xml|javascript|ecmascript|x-www-form-urlencoded|yaml|graphql|x-lua|x-ndjson)$/

export const isJsonType = (type: string): boolean => /[/+]json$/.test(type)

export const isTextType = (type: string): boolean => type.startsWith('text/') || textTypes.test(type)

/** Types that say nothing about what is in the body. */
export const isVagueType = (type: string): boolean =>
  type === '' || type === 'application/octet-stream' || type === 'binary/octet-stream'
