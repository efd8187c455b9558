import { isOpen } from '../../../shared/exchange.ts'
import type { Row } from '../rows/row.ts'
import type { Matcher } from './filter.ts'
import type { BoundedRegex } from './bounded-regex.ts'

/** Lower-case text that stands anywhere in what the list says of a request. */
export function matchText(text: string): Matcher {
  const wanted = text.toLowerCase()
  return (row) => someText(row, (candidate) => candidate.toLowerCase().includes(wanted))
}

export function matchRegex(regex: BoundedRegex): Matcher {
  return (row) => someText(row, regex.test)
}

function someText(row: Row, isWanted: (text: string) => boolean): boolean {
  const { request, head, failure, annotation } = row
  return (
    isWanted(request.url) ||
    isWanted(request.method) ||
    isWanted(request.api) ||
    (request.callSite !== undefined && isWanted(request.callSite)) ||
    (request.target !== undefined && isWanted(request.target.name)) ||
    (head !== undefined && isWanted(String(head.status))) ||
    (!isOpen(row) && isWanted(row.state)) ||
    (failure !== undefined && isWanted(failure.code)) ||
    (annotation?.note !== undefined && isWanted(annotation.note))
  )
}
