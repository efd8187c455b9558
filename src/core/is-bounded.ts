/** Beyond what any call's shape has: the fields of one object, and the values of a whole message. */
const mostFields = 64
const mostValues = 250_000
/** The one field that holds binary data, in every contract. */
const binaryField = 'bytes'
const mostSpareBytes = 64 * 1024

/**
 * Whether a message can be shown to a schema at all: plain data of few enough parts. A schema lists each field that it
 * does not know, and to it the bytes of an array are fields.
 */
export function isBounded(message: unknown): boolean {
  const waiting: unknown[] = [message]
  for (let values = 1; waiting.length > 0; values += 1) {
    const parts = partsOf(waiting.pop())
    if (parts === undefined || values + waiting.length + parts.length > mostValues) return false
    for (const part of parts) waiting.push(part)
  }
  return true
}

/** Undefined for what no schema takes. */
function partsOf(value: unknown): readonly unknown[] | undefined {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null ? fieldsOf(value) : undefined
}

function fieldsOf(value: object): readonly unknown[] | undefined {
  const names: string[] = []
  for (const name in value) {
    if (names.push(name) > mostFields) return undefined
  }
  return Object.entries(value)
    .filter(([name, part]) => !(name === binaryField && isWholeBuffer(part)))
    .map(([, part]: [string, unknown]) => part)
}

/** A view of one byte keeps its whole buffer, which nobody has counted. Small ones can share a buffer of Node's. */
function isWholeBuffer(part: unknown): boolean {
  return part instanceof Uint8Array && part.buffer.byteLength <= part.byteLength * 2 + mostSpareBytes
}
