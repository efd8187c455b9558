import { appStack } from './app-stack.ts'

const mostItems = 100
const mostBytes = 32
const mostDepth = 4
/** A text this long needs no more of the value. */
const enoughLength = 20_000

/** The arguments of one `console` call as a line of text, `%s` and its like included. */
export function formatArguments(values: readonly unknown[]): string {
  const [first, ...rest] = values
  if (typeof first !== 'string') return values.map((value) => formatValue(value)).join(' ')
  let used = 0
  const text = first.replaceAll(/%([%sdifoOjc])/g, (whole, kind: string) => {
    if (kind === '%') return '%'
    if (used >= rest.length) return whole
    const value = rest[used]
    used += 1
    if (kind === 'c') return ''
    if (kind === 'd' || kind === 'i') return String(Math.trunc(Number(value)))
    return kind === 'f' ? String(Number(value)) : formatValue(value)
  })
  return [text, ...rest.slice(used).map((value) => formatValue(value))].join(' ')
}

/** Any value as text that a person can read. Never throws, whatever the value's own code does. */
export function formatValue(value: unknown): string {
  if (typeof value === 'string') return value
  let length = 0
  const outer: object[] = []

  const format = (inner: unknown): string => {
    const text = length > enoughLength ? '…' : formatOne(inner)
    length += text.length
    return text
  }
  const formatOne = (inner: unknown): string => {
    if (typeof inner === 'string') return JSON.stringify(inner)
    if (typeof inner === 'bigint') return `${inner}n`
    if (typeof inner === 'function') return `[function ${inner.name || 'anonymous'}]`
    if (typeof inner !== 'object' || inner === null) return Object.is(inner, -0) ? '-0' : String(inner)
    if (outer.includes(inner)) return '[Circular]'
    outer.push(inner)
    const text = formatObject(inner, outer.length > mostDepth, format)
    outer.pop()
    return text
  }

  try {
    return formatOne(value)
  } catch (error) {
    return `[cannot be shown: ${error instanceof Error ? error.name : 'an exception'}]`
  }
}

function formatObject(value: object, isDeep: boolean, format: (inner: unknown) => string): string {
  if (value instanceof Error) return errorText(value)
  if (value instanceof Date || value instanceof RegExp) return String(value)
  if (value instanceof Element) return openingTag(value)
  if (value instanceof ArrayBuffer) return `ArrayBuffer(${value.byteLength})`
  const name = kindOf(value)
  if (value instanceof Uint8Array) return bytesText(value)
  if (ArrayBuffer.isView(value)) return `${name}(${value.byteLength} bytes)`
  if (isDeep) return Array.isArray(value) ? '[…]' : `${name}{…}`
  if (value instanceof Map) {
    return `Map(${value.size}) {${listOf([...value], ([key, inner]) => `${format(key)} => ${format(inner)}`)}}`
  }
  if (value instanceof Set) return `Set(${value.size}) {${listOf([...value], format)}}`
  if (Array.isArray(value)) return `[${listOf(value, format)}]`
  return `${name}{${listOf(Object.entries(value), ([key, inner]) => `${key}: ${format(inner)}`)}}`
}

function bytesText(bytes: Uint8Array): string {
  const shown = [...bytes.subarray(0, mostBytes)].join(', ')
  const rest = bytes.length > mostBytes ? `, … ${bytes.length - mostBytes} more` : ''
  return `Uint8Array(${bytes.length}) [ ${shown}${rest} ]`
}

/** `Point ` before the braces of a class's object. */
function kindOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  const name = prototype === null ? '' : value.constructor.name
  return name === '' || name === 'Object' ? '' : `${name} `
}

function listOf<T>(items: readonly T[], show: (item: T) => string): string {
  const shown = items.slice(0, mostItems).map((item) => show(item))
  if (items.length > mostItems) shown.push(`… ${items.length - mostItems} more`)
  const text = shown.join(', ')
  return text === '' ? '' : ` ${text} `
}

/** The stack holds the message, but for an error whose code has changed one of the two. */
export function errorText(error: Error): string {
  const headline = `${error.name}: ${error.message}`
  const stack = typeof error.stack === 'string' ? appStack(error.stack) : ''
  return stack.includes(error.message) && stack !== '' ? stack : headline
}

function openingTag(element: Element): string {
  const attributes = [...element.attributes].slice(0, 8).map(({ name, value }) => ` ${name}="${value}"`)
  return `<${element.localName}${attributes.join('')}>`
}
