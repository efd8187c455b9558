import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { reference } from '../../../shared/profile/reference.ts'
import { findCharset } from './charset.ts'
import { isText, parseMediaType } from './media-type.ts'
import { responseText } from './response-text.ts'
import { headerTable } from './response-headers.ts'
import { encodeTextBody } from './text-body.ts'

const bytesOf = (text: string, charset = 'utf8'): Uint8Array => new Uint8Array(iconv.encode(text, charset))
const take = (contentType: string | undefined, bytes: Uint8Array) =>
  responseText(bytes, { mediaType: parseMediaType(contentType), status: 200 }, reference.delivery)
const read = (contentType: string | undefined, bytes: Uint8Array) => {
  const { bytes: out, type } = take(contentType, bytes)
  return { type, text: new TextDecoder().decode(out) }
}

describe('text or binary', () => {
  const types = [
    ['text/plain', true],
    ['TEXT/HTML', true],
    ['application/json; x=1', true],
    ['application/ld+json', false],
    ['application/atom+xml', true],
    ['application/xhtml+xml', true],
    ['application/x-www-form-urlencoded', true],
    ['application/octet-stream', false],
    ['image/png', false],
    ['image/svg+xml', false],
    ['image/png; charset=utf-8', true],
    [undefined, false],
    ['', false],
  ] as const
  for (const [header, expected] of types) {
    it(`[N23] ${header} is ${expected ? 'text' : 'binary'}`, () => {
      expect(isText(parseMediaType(header))).toBe(expected)
    })
  }
})

const seen = (contentType: string, bytes: Uint8Array): readonly [type: string, isSame: boolean] => {
  const taken = take(contentType, bytes)
  return [taken.type, taken.bytes === bytes]
}
const sizeOf = (bytes: Uint8Array, contentType: string): number | undefined =>
  encodeTextBody(bytes, [['Content-Type', contentType]])?.byteLength

describe('texts that are too long to convert', () => {
  const long = new Uint8Array(32 * 1024 * 1024 + 1).fill(0x61)
  it('[N25] come as they are, as binary, unless they are UTF-8 already', () => {
    expect(seen('text/plain; charset=gbk', long)).toEqual(['binary', true])
    expect(seen('text/plain; charset=gbk', long.subarray(1))).toEqual(['text', false])
    expect(seen('text/plain', long)).toEqual(['text', true])
  })

  it('[N5] do not go out', () => {
    expect(sizeOf(long, 'text/plain; charset=gbk')).toBeUndefined()
    expect(sizeOf(long, 'text/plain')).toBe(long.byteLength)
    expect(sizeOf(long.subarray(1), 'text/plain; charset=gbk')).toBe(long.byteLength - 1)
  })
})

describe('charset', () => {
  const cases = [
    ['text/html; charset="ISO-8859-2"', '<meta charset="koi8-r">', 'iso-8859-2'],
    ['application/xml', '<?xml version="1.0" encoding="windows-1251"?>', 'windows-1251'],
    ['text/html', '<html><head><meta charset=koi8-r>', 'koi8-r'],
    ['text/html', '<META http-equiv="Content-Type" content="text/html; charset=shift_jis">', 'shift_jis'],
    ['application/xhtml+xml', '<?xml version="1.0" encoding="koi8-r"?><meta charset="gbk">', 'koi8-r'],
    ['application/xhtml+xml', '<html><meta charset="gbk"/>', 'gbk'],
    ['text/plain', '<meta charset="gbk">', 'utf-8'],
    ['text/html', `${' '.repeat(1024)}<meta charset="gbk">`, 'utf-8'],
    ['text/plain; charset=no-such-charset', '', 'utf-8'],
    ['text/plain; charset=base64', '', 'utf-8'],
    ['text/html', '<p>none</p>', 'utf-8'],
  ] as const
  for (const [header, content, expected] of cases) {
    it(`[N24] ${header} with ${content.trim().slice(0, 40)}: ${expected}`, () => {
      expect(findCharset(parseMediaType(header), bytesOf(content)).name).toBe(expected)
    })
  }

  it('[N25] text comes as UTF-8 whatever it was', () => {
    expect(read('text/plain; charset=windows-1251', bytesOf('Привет', 'windows-1251'))).toEqual({
      type: 'text',
      text: 'Привет',
    })
  })

  it('[N25] what says UTF-8 and is not comes as it is, as binary', () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0x41])
    expect(take('text/plain', bytes)).toEqual({ type: 'binary', bytes })
  })

  it('[N25] text ends at the first NUL, binary does not', () => {
    expect(read('text/plain', bytesOf('ab\0cd'))).toEqual({ type: 'text', text: 'ab' })
    expect(read(undefined, bytesOf('ab\0cd'))).toEqual({ type: 'binary', text: 'ab\0cd' })
  })
})

describe('response headers', () => {
  it('[N26] repeated ones are joined under the first name, cookies by a bare comma', () => {
    expect(
      headerTable(
        [
          {
            url: 'http://h/',
            status: 200,
            statusText: 'OK',
            httpVersion: '1.1',
            lengthBytes: -1,
            headers: [
              ['X-A', '1'],
              ['Set-Cookie', 'a=1'],
              ['x-a', '2'],
              ['set-cookie', 'b=2'],
              ['Empty', ''],
              ['__proto__', 'x'],
            ],
          },
        ],
        reference.delivery,
      ),
    ).toEqual(
      Object.fromEntries([
        ['X-A', '1, 2'],
        ['Set-Cookie', 'a=1,b=2'],
        ['Empty', ''],
        ['__proto__', 'x'],
      ]),
    )
  })
})

describe('text bodies', () => {
  it('[N5] are converted to a known charset, left alone otherwise', () => {
    const body = bytesOf('é')
    const encode = (type: string) => encodeTextBody(body, [['content-type', type]])
    expect([...(encode('text/plain; charset=latin1') ?? [])]).toEqual([0xe9])
    expect(encode('text/plain; charset=UTF-8')).toBe(body)
    expect(encode('text/plain; charset=nobody-knows')).toBe(body)
    const notUtf8 = new Uint8Array([0xff])
    expect(encodeTextBody(notUtf8, [['Content-Type', 'text/plain; charset=latin1']])).toBe(notUtf8)
  })
})
