import { byteCodec } from '../../src/core/har/byte-codec.ts'
import { bodyOfBytes, type CopiedRequest } from '../../src/shared/copy-as/copied-request.ts'

/** Numbers from 0 to below 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What shells, Lua, JavaScript, PowerShell and terminals read as more than itself. */
export const hostileCharacters = [
  ...Array.from(`'"\`$\\!%^&|<>()[]{}*?~#;,=@:/ -_+aZ09\t\n\r`),
  '\u{1}',
  '\u{1b}',
  '\u{7f}',
  '\u{9b}',
  'é',
  '€',
  '‘',
  '’',
  '“',
  '”',
  '„',
  '😀',
  '\u{202e}',
  '\u{2066}',
  '\u{200b}',
  '\u{feff}',
  '\u{2028}',
  '\u{e0041}',
]

const traps = [
  '%PATH%',
  '$(touch no)',
  '`touch no`',
  '!!',
  "'; exit 1; '",
  '"& calc &"',
  '\\"',
  '\\',
  ']]',
  '--x',
  '@file',
  '$HOME',
]

export function hostileText(random: () => number, most = 24, allowed = hostileCharacters): string {
  const length = Math.floor(random() * most)
  const parts = Array.from({ length }, () => (random() < 0.15 ? pick(random, traps) : pick(random, allowed)))
  return parts
    .filter((part) => Array.from(part).every((it) => allowed.includes(it) || /[\w$ ]/.test(it)))
    .join('')
}

const pick = <T>(random: () => number, values: readonly T[]): T => {
  const value = values[Math.floor(random() * values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

/** What may stand in the value of a header. */
const visible = hostileCharacters.filter((it) => /^[\x21-\x7e]$/.test(it))

/** A request to a server of the test, with values that are hard to quote. */
export function hostileRequest(random: () => number, serverUrl: string): CopiedRequest {
  const method = pick(random, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
  const takesBody = method !== 'GET' && method !== 'DELETE'
  const body = takesBody ? bodyOfBytes(hostileBytes(random), byteCodec) : undefined
  const value = (): string => `v${hostileText(random, 16, visible)}v`
  return {
    api: 'request',
    method,
    url: `${serverUrl}/p'a$t&h!()*;,@=~/%20%25?q=$x&y=!(1)*;%22`,
    headers: [
      ['X-One', value()],
      ['X-Two', value()],
      ...(takesBody ? [['Content-Type', 'application/x-test'] as const] : []),
    ],
    ...(body === undefined ? {} : { body }),
    progress: 'none',
    timeoutMs: 30_000,
    followRedirects: true,
  }
}

function hostileBytes(random: () => number): Uint8Array {
  if (random() < 0.5) return new TextEncoder().encode(`{${hostileText(random, 60)}`)
  const length = 1 + Math.floor(random() * 300)
  return Uint8Array.from({ length }, () => Math.floor(random() * 256))
}

/** The body as it stands on the wire, one character a byte. */
export const wireBodyOf = ({ body }: CopiedRequest): string =>
  body?.kind === 'bytes'
    ? Buffer.from(body.bytes).toString('latin1')
    : body?.kind === 'text'
      ? Buffer.from(body.text, 'utf8').toString('latin1')
      : ''
