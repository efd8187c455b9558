import { describe, expect, it } from 'vitest'
import { createPartSearch, expressionOf, mostPlacesInBody, type SearchText } from './part-search.ts'
import type { Place } from './search-messages.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

function find(
  text: string | Partial<SearchText>,
  body: string | Uint8Array,
  partBytes = Infinity,
): readonly Place[] {
  const asked = typeof text === 'string' ? { text } : text
  const search = createPartSearch(
    expressionOf({ text: '', isRegex: false, isCaseSensitive: false, ...asked }),
  )
  const bytes = typeof body === 'string' ? bytesOf(body) : body
  const places: Place[] = []
  for (let offset = 0; offset < bytes.byteLength || offset === 0; offset += partBytes) {
    const end = Math.min(offset + partBytes, bytes.byteLength)
    places.push(...search.add(bytes.slice(offset, end), end === bytes.byteLength))
    if (end === bytes.byteLength) break
  }
  return places
}

const offsets = (places: readonly Place[]): readonly number[] => places.map(({ offsetBytes }) => offsetBytes)

describe('[I40] a text in a body', () => {
  it('is found at its bytes, whatever its case, unless that matters', () => {
    expect(offsets(find('straße', 'é STRAßE, straße'))).toEqual([3, 12])
    expect(offsets(find({ text: 'Token', isCaseSensitive: true }, 'token Token'))).toEqual([6])
  })

  it('stands for itself', () => {
    expect(offsets(find('a.(b)[1]-{2}$/', 'xx a.(b)[1]-{2}$/'))).toEqual([3])
  })

  it('is found across every border of parts, once each', () => {
    const filler = 'ü'.repeat(50_000)
    const body = `needle${filler}NEEDLE😀${filler}needle`
    const expected = offsets(find('needle', body))
    expect(expected).toHaveLength(3)
    for (const partBytes of [70_000, 100_001, 100_006, 131_072]) {
      expect(offsets(find('needle', body, partBytes))).toEqual(expected)
    }
  })

  it('is found at its byte among bytes that are no text', () => {
    const junk = [0xff, 0xc3, 0x28, 0xe2, 0x82, 0xf0, 0x9f, 0x98, 0xed, 0xa0, 0x80, 0xc0, 0x80, 0xf5, 0x00]
    const body = new Uint8Array([...junk, ...bytesOf('needle'), ...junk, ...bytesOf('Needle'), 0xe2])
    expect(offsets(find('needle', body))).toEqual([junk.length, 2 * junk.length + 6])
    const [place] = find('needle', body)
    expect(place?.excerpt).toMatch(/^·+\(·+needle·+\(·+Needle·$/)
  })

  it('[I42] is told 50 times for a body at most', () => {
    expect(find('a', 'a'.repeat(1000))).toHaveLength(mostPlacesInBody)
  })
})

const regex = (text: string): Partial<SearchText> => ({ text, isRegex: true, isCaseSensitive: true })

describe('[I41] an expression', () => {
  it('has the beginnings and ends of lines, and matches across borders of parts once', () => {
    const line = `${'x'.repeat(40)}\n`
    const body = `${line.repeat(3000)}id: 7\n${line.repeat(3000)}not id: 8\nid: 9`
    const expected = [123_000, 246_016 + 0]
    expect(offsets(find(regex(String.raw`^id: \d$`), body))).toEqual(expected)
    for (const partBytes of [66_000, 70_001, 123_002]) {
      expect(offsets(find(regex(String.raw`^id: \d$`), body, partBytes))).toEqual(expected)
    }
  })

  it('looks back across a border', () => {
    const body = `${'.'.repeat(70_000 - 65_536 - 3)}key=value${'.'.repeat(200_000)}`
    expect(offsets(find(regex('(?<=key=)value'), body, 70_000))).toEqual([4465])
  })

  it('that matches nothing at all everywhere finds nothing, and ends', () => {
    expect(find(regex('x*'), `aa😀${'b'.repeat(1000)}`)).toEqual([])
  })
})

describe('[I44] an excerpt', () => {
  it('is one line of 160 characters at most, with the match in it, and shows what cannot be seen as dots', () => {
    const body = `${'a'.repeat(200)}\r\n\u202e\u0000needle\t<b>${'z'.repeat(300)}`
    const [place] = find('needle', body)
    expect(place?.excerpt).toBe(`${'a'.repeat(36)}····needle·<b>${'z'.repeat(110)}`)
    expect(place?.excerpt.slice(place.start, place.start + place.length)).toBe('needle')
    expect(place?.excerpt).toHaveLength(160)
  })

  it('of a long match shows its beginning', () => {
    const [place] = find({ text: 'b+', isRegex: true }, `${'😀'.repeat(30)}${'b'.repeat(5000)}`)
    expect(place?.excerpt).toBe(`${'😀'.repeat(20)}${'b'.repeat(120)}`)
    expect(place).toMatchObject({ offsetBytes: 120, start: 40, length: 120 })
  })
})
