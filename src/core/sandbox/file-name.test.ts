import { describe, expect, it } from 'vitest'
import { parseFileName } from './file-name.ts'

describe('[S2] names that could leave a directory, or that a platform cannot hold, are refused', () => {
  it.each([
    ['', 'it is empty'],
    ['/etc/passwd', 'it is absolute'],
    ['..', '".." would leave'],
    ['../save.json', '".." would leave'],
    ['saves/../../x', '".." would leave'],
    ['saves/..', '".." would leave'],
    ['.', '"." names no file'],
    ['./x', '"." names no file'],
    ['a/./b', '"." names no file'],
    ['a//b', 'an empty folder name'],
    ['a/', 'an empty folder name'],
    ['a\0b', 'a NUL character'],
    ['a\nb', 'a control character'],
    ['a\u007fb', 'a control character'],
    ['a\\b', 'a backslash'],
    ['..\\..\\x', 'a backslash'],
    ['C:/x', 'a colon'],
    ['x.txt:stream', 'a colon'],
    ['x.', 'a dot or a space'],
    ['...', 'a dot or a space'],
    ['x ', 'a dot or a space'],
    ['folder /x', 'a dot or a space'],
    ['CON', 'a device'],
    ['nul.txt', 'a device'],
    ['saves/Com1.log', 'a device'],
    ['lpt³', 'a device'],
    ['aux .x', 'a device'],
    ['CONIN$', 'a device'],
  ])('%j: %s', (name, reason) => {
    const outcome = parseFileName(name)
    expect(outcome).toMatchObject({ ok: false, error: { code: 'OUTSIDE_SANDBOX' } })
    expect(outcome.ok ? '' : outcome.error.message).toContain(reason)
  })
})

describe('[S2] every other name is taken as it is', () => {
  it.each([
    ['save.json', ['save.json']],
    ['saves/level 1/böse.json', ['saves', 'level 1', 'böse.json']],
    ['.hidden', ['.hidden']],
    ['..x', ['..x']],
    ['console.log', ['console.log']],
    ['com10', ['com10']],
    ['null', ['null']],
    ['%2e%2e', ['%2e%2e']],
    ['~', ['~']],
  ])('%j', (name, segments) => {
    expect(parseFileName(name)).toEqual({ ok: true, value: segments })
  })
})

describe('[S3] a name has fewer than 128 bytes', () => {
  it('takes 127 bytes and refuses 128 with a message of its own', () => {
    expect(parseFileName('x'.repeat(127)).ok).toBe(true)
    expect(parseFileName('x'.repeat(128))).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', message: expect.stringContaining('128 bytes') },
    })
  })

  it('counts bytes, not characters', () => {
    expect(parseFileName('ä'.repeat(64)).ok).toBe(false)
    expect(parseFileName('ä'.repeat(63)).ok).toBe(true)
  })

  it('shows a huge name shortened and on one line', () => {
    const outcome = parseFileName(`/${'x'.repeat(100_000)}`)
    expect(outcome.ok ? 0 : outcome.error.message.length).toBeLessThan(300)
  })
})
