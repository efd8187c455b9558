import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { foreignHar } from '../../../test/support/foreign-har.ts'
import { temporaryDirectory } from '../../../test/support/temporary-directory.ts'
import { readHar } from './read-har.ts'

describe('a HAR file', () => {
  it.each([
    ['bytes that are no UTF-8', Buffer.from([0xff]), 'It holds bytes that are no UTF-8. Save it as UTF-8.'],
    ['no JSON', '{\n"log": ]}', 'line 2, column 8: A value is expected here.'],
    ['nothing', '', 'line 1, column 1: A value is expected here.'],
    ['something else', '[]', 'the whole file: Give an HTTP Archive: an object with a "log".'],
    ['no log', '{"a":1}', 'log: Give an HTTP Archive: an object with a "log".'],
    ['no list', '{"log":{"entries":{}}}', 'log.entries: Give a list of requests.'],
  ])('[P33] %s: one line with file, place and cure', async (_what, content, problem) => {
    const path = join(temporaryDirectory(), 'a.har')
    writeFileSync(path, content)
    expect(await readHar(path)).toEqual({
      ok: false,
      error: { code: 'INVALID_INPUT', message: `${path}: ${problem}` },
    })
  })

  it('[P33] one that is not there, and a folder', async () => {
    const path = temporaryDirectory()
    expect(await readHar(path)).toMatchObject({
      error: { message: `${path}: It is no file. Name an HTTP Archive.` },
    })
    expect(await readHar(`${path}/none`)).toMatchObject({
      error: { message: `${path}/none: It cannot be read (ENOENT). Check its name and its rights.` },
    })
  })

  it('[P32] a byte order mark is no problem', async () => {
    const path = join(temporaryDirectory(), 'a.har')
    writeFileSync(path, `\ufeff${JSON.stringify(foreignHar())}`)
    expect(await readHar(path)).toMatchObject({ ok: true })
  })
})
