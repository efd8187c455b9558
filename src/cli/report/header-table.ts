import type { HeaderList } from '../../shared/log-entry.ts'
import { shorten } from '../../shared/describe/shorten.ts'
import { isSecretHeader } from '../../shared/har/secrets.ts'
import { Html, markup } from './markup.ts'
import { leftOut } from './left-out.ts'
import { limits } from './limits.ts'

/** Sensitive values are left out, unless the report is told to keep them. */
export function headerTable(caption: string, headers: HeaderList, withSensitive: boolean): Html {
  if (headers.length === 0) return markup``
  const rows = headers.slice(0, limits.headers).map(([name, value]) => {
    const isHidden = !withSensitive && isSecretHeader(name)
    return markup`<tr><th scope="row">${shorten(name)}</th><td>${isHidden ? markup`<em>left out</em>` : shorten(value, limits.headerLength)}</td></tr>`
  })
  return markup`<table class="headers"><caption>${caption}</caption><tbody>${rows}</tbody></table>${leftOut(headers.length, rows.length, 'headers')}`
}
