import { hmac } from '@noble/hashes/hmac.js'
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import type { LuaInput, LuaValue } from '../../../lua/values.ts'
import { textOf } from '../../bytes.ts'
import { md4 } from './md4.ts'

const hashes = { md5, sha1, sha224, sha256, sha384, sha512 } as const

/** Source: Solar2D docs, library: crypto. */
export function createCryptoFunctions(): Record<string, LuaInput> {
  return {
    cryptoAlgorithms: ['md4', ...Object.keys(hashes)],
    cryptoDigest: (algorithm, data) => {
      const name = textOf(algorithm)
      if (name === 'md4') return md4(bytesOf(data))
      return hashOf(name)(bytesOf(data))
    },
    cryptoHmac: (algorithm, data, key) => {
      const name = textOf(algorithm)
      if (name === 'md4') return hmacMd4(bytesOf(key), bytesOf(data))
      return hmac(hashOf(name), bytesOf(key), bytesOf(data))
    },
  }
}

function hashOf(name: string | undefined): (typeof hashes)[keyof typeof hashes] {
  const found = Object.entries(hashes).find(([known]) => known === name)
  if (found === undefined) throw new Error(`crypto knows no algorithm ${name}`)
  return found[1]
}

const blockBytes = 64

/** Source: RFC 2104. */
function hmacMd4(key: Uint8Array, data: Uint8Array): Uint8Array {
  const short = key.length > blockBytes ? md4(key) : key
  const pad = (byte: number): Uint8Array =>
    Uint8Array.from({ length: blockBytes }, (_, index) => (short[index] ?? 0) ^ byte)
  return md4(joined(pad(0x5c), md4(joined(pad(0x36), data))))
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length)
  both.set(first)
  both.set(second, first.length)
  return both
}

const bytesOf = (value: LuaValue): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())
