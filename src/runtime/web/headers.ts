import type { CallRules } from '../../shared/profile/profile.ts'
import { javaNumber } from '../solar2d/network/header-number.ts'
import { isNothing, isTable, typeName } from './values.ts'

/** No server takes that many, and one message should not carry them. */
const mostHeaders = 256

export type Header = [name: string, value: string]

/** The headers of the params, in their order; what is wrong with them goes to `problems`. */
export function readHeaders(headers: unknown, rules: CallRules, problems: string[]): Header[] {
  if (isNothing(headers)) return []
  if (!isTable(headers)) {
    problems.push(
      `'headers' value of params table, if provided, should be a table (got ${typeName(headers)})`,
    )
    return []
  }
  if (Array.isArray(headers)) {
    throw new TypeError(
      "invalid key to 'next': 'headers' of the params table must have string keys (got number)",
    )
  }
  const list: Header[] = []
  for (const [name, value] of Object.entries(headers)) {
    const text = headerText(value, rules.headerNumbers)
    if (text === undefined || (text === '' && rules.skipsEmptyHeaderValues)) continue
    // The stack computes it.
    if (name.toLowerCase() === 'content-length') continue
    const same = rules.mergesHeaderCase
      ? list.find(([known]) => known.toLowerCase() === name.toLowerCase())
      : undefined
    if (same === undefined) list.push([name, text])
    else same[1] += `,${text}`
  }
  if (list.length > mostHeaders) {
    problems.push(`'headers' value of params table has more than ${mostHeaders} entries`)
  }
  return list
}

/** Undefined for a value that no header can have: it is left out in silence. */
function headerText(value: unknown, numbers: CallRules['headerNumbers']): string | undefined {
  switch (typeof value) {
    case 'string':
      return value
    case 'boolean':
    case 'bigint':
      return String(value)
    case 'number':
      return numbers === 'java' ? javaNumber(value) : cNumber(value)
    default:
      return undefined
  }
}

/** Whole numbers have 32 bits. */
function cNumber(value: number): string {
  if (Number.isInteger(value)) return String(Math.max(-(2 ** 31), Math.min(value, 2 ** 31 - 1)))
  return Number.isFinite(value) ? value.toFixed(6) : String(value)
}
