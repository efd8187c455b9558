import type { HeaderList } from '../../../shared/log-entry.ts'

/**
 * Response headers as the app's table: one value per name, in the server's case. Repeated headers are joined, those
 * with cookies by a bare comma as on Windows and Android.
 */
export function joinHeaders(headers: HeaderList): Readonly<Record<string, string>> {
  const joined = new Map<string, { readonly name: string; value: string }>()
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    const present = joined.get(key)
    if (present === undefined) joined.set(key, { name, value })
    else present.value += `${key === 'set-cookie' ? ',' : ', '}${value}`
  }
  return Object.fromEntries([...joined.values()].map(({ name, value }) => [name, value]))
}

export function headerValue(headers: HeaderList, name: string): string | undefined {
  return headers.find(([other]) => other.toLowerCase() === name)?.[1]
}
