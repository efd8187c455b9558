import { directoryOf } from './directories.ts'
import { isFalse, isNothing, isTable, typeName, type Table } from './values.ts'

export type Callee = 'network.request' | 'network.download' | 'network.upload'

/** Wrong types raise, in the sentences of the Lua library. What goes wrong later never does. */
export function wrongType(callee: string, parameter: string, expected: string, value: unknown): TypeError {
  return new TypeError(`${callee}: '${parameter}' parameter must be ${expected} (got ${typeName(value)})`)
}

/** Source: `network.lua`, the order of its checks. */
export function checkCall(
  callee: Callee,
  url: unknown,
  method: unknown,
  listener: unknown,
  params: unknown,
): asserts url is string {
  // The library names network.request here whatever was called.
  if (typeof url !== 'string') throw wrongType('network.request', 'url', 'a string', url)
  if (!isFalse(method) && typeof method !== 'string') throw wrongType(callee, 'method', 'a string', method)
  if (!isFalse(listener) && typeof listener !== 'function' && !isTable(listener)) {
    throw wrongType(callee, 'listener', 'a function', listener)
  }
  if (!isFalse(params) && !isTable(params)) throw wrongType(callee, 'params', 'a table', params)
}

export function checkFile(callee: Callee, filename: unknown, baseDirectory: unknown): void {
  if (!isNothing(filename) && typeof filename !== 'string') {
    throw wrongType(callee, 'filename', 'a string', filename)
  }
  if (!isNothing(baseDirectory) && directoryOf(baseDirectory) === undefined) {
    throw wrongType(callee, 'baseDirectory', 'a system directory constant', baseDirectory)
  }
}

/** The caller's own table, or a new one: what `network.download` and `network.upload` write their parts into. */
export function paramsToFill(params: unknown): Table {
  if (isFalse(params)) return {}
  if (isTable(params)) return params
  throw new TypeError(`attempt to index local 'params' (a ${typeName(params)} value)`)
}

/** The table in a field of the params, made when there is none. */
export function fieldToFill(params: Table, field: 'response' | 'body' | 'headers'): Table {
  const value = params[field]
  if (isTable(value)) return value
  if (!isFalse(value)) throw new TypeError(`attempt to index field '${field}' (a ${typeName(value)} value)`)
  const made: Table = {}
  params[field] = made
  return made
}
