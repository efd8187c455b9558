import { describe, expect, it } from 'vitest'
import { fail, ok, type Outcome } from '../../../shared/outcome.ts'
import type { BodyPart } from '../client.ts'
import { compareBodies, type ComparedBody } from './compare-bodies.ts'
import { alignByName } from './comparison.ts'

const never = new AbortController().signal

const bodyOf = (bytes: Uint8Array, contentType?: string, keptBytes = bytes.length): ComparedBody => ({
  contentType,
  read: async (offsetBytes, lengthBytes): Promise<Outcome<BodyPart>> =>
    ok({
      bytes: bytes.slice(offsetBytes, Math.min(offsetBytes + lengthBytes, keptBytes)),
      keptBytes,
      sizeBytes: bytes.length,
    }),
})
const noBody: ComparedBody = {
  contentType: undefined,
  read: async () => fail('NOT_FOUND', 'No body is kept.'),
}
const text = (written: string): Uint8Array => new TextEncoder().encode(written)

describe('[I160] a comparison', () => {
  it('aligns headers by name, the same name by order', () => {
    const rows = alignByName(
      [
        ['Set-Cookie', 'a=1'],
        ['ETag', '"1"'],
        ['set-cookie', 'b=2'],
        ['Age', '3'],
      ],
      [
        ['etag', '"2"'],
        ['Set-Cookie', 'a=1'],
        ['Via', 'x'],
      ],
      (name) => name.toLowerCase(),
    )
    expect(rows.map(({ label, kind }) => `${label} ${kind}`)).toEqual([
      'Set-Cookie same',
      'ETag different',
      'set-cookie left',
      'Age left',
      'Via right',
    ])
  })
})

describe('[I161] bodies', () => {
  it('that are JSON are formatted before they are compared', async () => {
    const json = 'application/json'
    const result = await compareBodies(
      bodyOf(text('{"a":1}'), json),
      bodyOf(text('{"a":2,"a":2}'), json),
      never,
    )
    expect(result).toEqual({
      kind: 'text',
      left: '{\n  "a": 1\n}',
      right: '{\n  "a": 2,\n  "a": 2\n}',
      isJson: true,
    })
  })

  it('that are binary are told by size and first byte that differs, also beyond the first step', async () => {
    const left = new Uint8Array(2_500_000)
    const right = left.slice()
    right[2_100_005] = 7
    expect(await compareBodies(bodyOf(left), bodyOf(right), never)).toMatchObject({
      kind: 'bytes',
      differsAt: 2_100_005,
      lineAt: 2_100_000,
      leftBytes: 2_500_000,
    })
    expect(await compareBodies(bodyOf(left), bodyOf(left), never)).toEqual({
      kind: 'same',
      sizeBytes: 2_500_000,
    })
  })

  it('differ where one of them ends, unless only its beginning is kept', async () => {
    const left = new Uint8Array(3000)
    const shorter = bodyOf(left.slice(0, 1000))
    expect(await compareBodies(bodyOf(left), shorter, never)).toMatchObject({ differsAt: 1000 })
    const cut = await compareBodies(bodyOf(left), bodyOf(left, undefined, 1000), never)
    expect(cut).toMatchObject({ kind: 'bytes', comparedBytes: 1000 })
    expect(cut).not.toHaveProperty('differsAt')
  })

  it('may be on one side only, or on none', async () => {
    expect(await compareBodies(noBody, noBody, never)).toEqual({ kind: 'none' })
    expect(await compareBodies(noBody, bodyOf(text('abc')), never)).toEqual({
      kind: 'one',
      side: 'right',
      sizeBytes: 3,
    })
  })
})
