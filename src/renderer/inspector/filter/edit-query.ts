import { isOpen } from '../../../shared/exchange.ts'
import { rowName } from '../rows/row-name.ts'
import type { Row } from '../rows/row.ts'
import { urlParts } from '../rows/url-parts.ts'
import { quoteValue, tokenize } from './tokens.ts'

/** Whether the filter has this term, as it is written. */
export const hasTerm = (text: string, term: string): boolean =>
  tokenize(text).some((token) => token.text === term)

/** With the term, in each set that `or` makes; its opposite goes. */
export function withTerm(text: string, term: string): string {
  const opposite = term.startsWith('-') ? term.slice(1) : `-${term}`
  const sets = setsOf(withoutTerm(text, opposite))
  return sets.map((terms) => (terms.includes(term) ? terms : [...terms, term]).join(' ')).join(' or ')
}

export const withoutTerm = (text: string, term: string): string =>
  setsOf(text)
    .map((terms) => terms.filter((it) => it !== term).join(' '))
    .filter((set, _index, sets) => set !== '' || sets.length === 1)
    .join(' or ')

export const toggleTerm = (text: string, term: string): string =>
  hasTerm(text, term) ? withoutTerm(text, term) : withTerm(text, term)

function setsOf(text: string): readonly (readonly string[])[] {
  const sets: string[][] = [[]]
  for (const token of tokenize(text)) {
    if (token.kind === 'or') sets.push([])
    else sets.at(-1)?.push(token.text)
  }
  return sets.filter((set, index) => set.length > 0 || index === 0)
}

/** The term that shows the requests which are like this one in a column; undefined where there is none. */
export function termForCell(columnKey: string, row: Row): string | undefined {
  const header = /^(?:request|response):(.+)$/.exec(columnKey)?.[1]
  if (header !== undefined) {
    const value = row.headerValues?.[columnKey]
    return value === undefined ? undefined : `header:${quoteValue(`${header}=${value}`)}`
  }
  const term = Object.hasOwn(cellTerms, columnKey) ? cellTerms[columnKey]?.(row) : undefined
  return term === undefined || term[1] === undefined || term[1] === ''
    ? undefined
    : `${term[0]}:${quoteValue(term[1])}`
}

type CellTerm = readonly [key: string, value: string | undefined]

const stateTerm = (row: Row): CellTerm => ['is', isOpen(row) ? 'open' : row.state]
const nameTerm = (row: Row): CellTerm => ['name', rowName(row.request.url)]

const cellTerms: Readonly<Record<string, (row: Row) => CellTerm | undefined>> = {
  mark: (row) => (row.annotation?.mark === undefined ? stateTerm(row) : ['mark', row.annotation.mark]),
  status: (row) => (row.head === undefined ? stateTerm(row) : ['status', String(row.head.status)]),
  method: (row) => ['method', row.request.method.toLowerCase()],
  api: (row) => ['api', row.request.api.toLowerCase()],
  name: nameTerm,
  progress: stateTerm,
  url: (row) => ['url', row.request.url],
  host: (row) => ['host', row.host],
  path: (row) => ['path', urlParts(row.request.url).path],
  scheme: (row) => ['scheme', urlParts(row.request.url).scheme],
  file: (row) => ['file', row.request.target?.name],
  directory: (row) => ['directory', row.request.target?.directory.replace('Directory', '').toLowerCase()],
  code: (row) => ['code', row.failure?.code.toLowerCase()],
  'cancelled-by': (row) => ['by', row.cancelledBy],
  site: (row) => ['site', row.request.callSite],
  protocol: (row) => ['protocol', row.head?.httpVersion],
  address: (row) => ['address', row.remoteAddress],
  type: (row) => ['type', row.head?.contentType?.split(';', 1)[0]?.trim()],
  withheld: (row) => (row.withheldEvents > 0 ? ['is', 'withheld'] : undefined),
  redirects: (row) => (row.redirects > 0 ? ['is', 'redirected'] : undefined),
  note: (row) => ['note', row.annotation?.note],
  session: (row) => ['session', row.sessionId],
}
