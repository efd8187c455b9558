import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../../../test/support/temporary-directory.ts'
import { fail, ok } from '../../shared/outcome.ts'
import type { BodyReader } from './bodies.ts'
import { saveBody } from './save-body.ts'

const readerOf = (bytes: Uint8Array): Pick<BodyReader, 'read'> => ({
  read: async (_id, _side, offset, length) =>
    ok({
      bytes: bytes.slice(offset, offset + length),
      keptBytes: bytes.byteLength,
      sizeBytes: bytes.byteLength,
    }),
})

const body = { exchangeId: 'a', side: 'response' } as const

describe('[I25] saving a body', () => {
  it('writes all of it and leaves nothing else', async () => {
    const folder = temporaryDirectory()
    const bytes = Uint8Array.from({ length: 2_500_000 }, (_value, index) => index % 251)
    writeFileSync(join(folder, 'a.bin'), 'old')
    expect(await saveBody(readerOf(bytes), body, join(folder, 'a.bin'))).toEqual(ok(undefined))
    expect(Buffer.compare(readFileSync(join(folder, 'a.bin')), bytes)).toBe(0)
    expect(await saveBody(readerOf(new Uint8Array()), body, join(folder, 'empty'))).toEqual(ok(undefined))
    expect(readdirSync(folder).toSorted()).toEqual(['a.bin', 'empty'])
  })

  it('that goes away meanwhile leaves the old file', async () => {
    const folder = temporaryDirectory()
    writeFileSync(join(folder, 'a.bin'), 'old')
    let parts = 0
    const vanishing: Pick<BodyReader, 'read'> = {
      read: async (...asked) => {
        parts += 1
        return parts > 1 ? fail('NOT_FOUND', 'Gone.') : readerOf(new Uint8Array(3_000_000)).read(...asked)
      },
    }
    const saved = await saveBody(vanishing, body, join(folder, 'a.bin'))
    expect(saved).toEqual(fail('NOT_FOUND', 'Gone.'))
    expect(readFileSync(join(folder, 'a.bin'), 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a.bin'])
  })

  it('tells a place that takes none', async () => {
    const path = join(temporaryDirectory(), 'none', 'a.bin')
    const saved = await saveBody(readerOf(new Uint8Array(10)), body, path)
    expect(saved).toMatchObject({
      error: { code: 'NOT_ALLOWED', message: expect.stringContaining('ENOENT') },
    })
  })
})
