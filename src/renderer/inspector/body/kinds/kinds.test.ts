import { describe, expect, it } from 'vitest'
import { guessBody } from './body-guess.ts'
import { characterStart, utf8FaultAt } from './charset.ts'
import { imageSize } from './image-size.ts'
import { imageFormat } from './signature.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
const guess = (contentType: string | undefined, bytes: Uint8Array) =>
  guessBody(contentType, { bytes, keptBytes: bytes.length, sizeBytes: bytes.length })

const png = latin('\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\u0001\0\0\0\0\u0080')

describe('what a body is', () => {
  it.each([
    ['application/json', '{"a":1}', 'json'],
    [undefined, ' [1]', 'json'],
    ['text/plain', '[1]', 'json'],
    ['text/html', '<p>{', 'text'],
    ['image/svg+xml', '<svg onload="alert(1)">', 'text'],
    ['application/octet-stream', 'plain', 'text'],
    ['text/plain', 'a\0b', 'hex'],
    ['application/octet-stream', '\u0007\u0007ab', 'hex'],
    ['application/wasm', 'plain', 'hex'],
  ])('[I122] %s of %j is shown as %s first', (contentType, text, shape) => {
    expect(guess(contentType, bytesOf(text)).shapes[0]).toBe(shape)
  })

  it.each([
    ['application/json', bytesOf('<!doctype html>'), /this is HTML/],
    ['image/png', bytesOf('<html>'), /this is HTML/],
    ['image/jpeg', png, /bytes of a PNG picture/],
    ['text/plain', latin('\u001f\u008b\b\0'), /still compressed \(gzip\)/],
    ['text/plain; charset=klingon', bytesOf('a'), /Nobody knows the charset "klingon"/],
    ['text/plain', latin('ab\u00e9cd'), /From byte 2 on the text is not UTF-8/],
    ['application/json', bytesOf('Error: no'), /JSON does not begin like this/],
    ['text/plain', latin('a\0'), /bytes in it that no text has/],
  ])('[I122] %s that is something else is doubted', (contentType, bytes, doubt) => {
    expect(guess(contentType, bytes).doubts.join(' ')).toMatch(doubt)
  })

  it('[I122] what fits together is not doubted', () => {
    expect(guess('image/png', png).doubts).toEqual([])
    expect(guess('application/json; charset=utf-8', bytesOf('{"é":1}')).doubts).toEqual([])
    expect(guess('text/plain; charset=iso-8859-1', latin('ab\u00e9cd')).doubts).toEqual([])
  })

  it('[I122] a character that is cut at the end is no fault', () => {
    expect(utf8FaultAt(bytesOf('aé').subarray(0, 2))).toBeUndefined()
    expect(utf8FaultAt(latin('aaaa\u00ffaaa'))).toBe(4)
  })

  it('[I124] parts of a text begin between characters', () => {
    expect(characterStart(bytesOf('aé€'), 2, 'utf-8')).toBe(3)
    expect(characterStart(bytesOf('abc'), 1, 'utf-8')).toBe(1)
    expect(characterStart(new Uint8Array(8), 3, 'utf-16le')).toBe(4)
  })
})

describe('pictures', () => {
  it.each([
    ['PNG', png, 256, 128],
    ['GIF', latin('GIF89a\u0010\0\u0020\0'), 16, 32],
    ['JPEG', latin('\u00ff\u00d8\u00ff\u00e0\0\u0004ab\u00ff\u00c0\0\u0011\b\0\u0040\0\u0050\0\0'), 80, 64],
    ['WebP', latin('RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\u000f\0\0\u0007\0\0\0'), 16, 8],
    ['BMP', latin(`BM${'\0'.repeat(12)}\u0028\0\0\0\u0003\0\0\0\u0005\0\0\0\0\0`), 3, 5],
  ] as const)('[I126] the size of a %s is in its head', (format, bytes, width, height) => {
    expect(imageFormat(bytes)).toBe(format)
    expect(imageSize(format, bytes)).toEqual({ width, height })
  })

  it('[I126] a GIF whose first frame is larger than its screen is as large as that frame', () => {
    const screen = 'GIF89a\u0001\0\u0001\0\u0080\0\0abcdef'
    const extension = '\u0021\u00ff\u0003abc\u0002de\0'
    const frame = '\u002c\u0001\0\0\0\u00fe\u00ff\u00ff\u00ff\0\u0002'
    const large = latin(screen + extension + frame)
    expect(imageSize('GIF', large)).toEqual({ width: 65_535, height: 65_535 })
    expect(imageSize('GIF', large.subarray(0, 30))).toEqual({ width: 1, height: 1 })
  })

  it('[I126] a head that is cut says no size', () => {
    expect(imageSize('PNG', png.subarray(0, 18))).toBeUndefined()
    expect(imageSize('JPEG', latin('\u00ff\u00d8\u00ff\u00e0\0\u0004'))).toBeUndefined()
  })

  it('[I126] SVG is never a picture', () => {
    expect(guess('image/svg+xml', bytesOf('<svg/>')).shapes).not.toContain('image')
  })
})
