import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { asCurlBash, asCurlCmd } from './as-curl.ts'
import type { CopiedRequest } from './copied-request.ts'
import { plainUrl } from './plain-url.ts'

const evil = [
  `$(touch hit)`,
  '`touch hit`',
  `'; touch hit; '`,
  `"; touch hit; "`,
  `\n touch hit \n`,
  `\r\ntouch hit\r\n#`,
  `\u{1b}]0;x\u{7}\u{202e}`,
  `-o hit`,
  `--output=hit`,
  `@hit`,
  `!! \\`,
  `\u{0}touch hit`,
  `%PATH%^&|<>`,
  `\u{2018}; touch hit; \u{2019}`,
]

const request = (text: string): CopiedRequest => ({
  api: 'request',
  method: text,
  url: text,
  headers: [
    [text, text],
    ['X-Value', text],
    ['X-Empty', ''],
  ],
  body: { kind: 'text', text },
  progress: 'none',
  timeoutMs: 1000,
  followRedirects: true,
  target: { directory: 'DocumentsDirectory', name: `a/${text}` },
})

describe.skipIf(process.platform === 'win32')('[I277] a copied command', () => {
  it.each(evil)('of %j is one command of curl in bash, and its texts are arguments', (text) => {
    const folder = mkdtempSync(join(tmpdir(), 'coronagraph-copy-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    // A curl that writes its arguments, each ended with NUL.
    const script = `curl() { printf '%s\\0' "$@"; }\n${asCurlBash(request(text))}\n`
    writeFileSync(join(folder, 'run.sh'), script)
    const printed = execFileSync('bash', ['--norc', 'run.sh'], { cwd: folder, encoding: 'utf8' })
    const words = printed.split('\0').slice(0, -1)
    const asBash = text.replaceAll('\0', '\u{fffd}')
    expect(words.slice(0, 2)).toEqual(['--url', asBash])
    expect(words).toContain(`X-Value: ${asBash}`)
    expect(words[words.indexOf('--data-raw') + 1]).toBe(asBash)
    expect(execFileSync('ls', [folder], { encoding: 'utf8' })).toBe('run.sh\n')
  })
})

it('[I277] a header that curl would take for a file is left out, and told', () => {
  for (const write of [asCurlBash, asCurlCmd]) {
    const text = write({
      ...request('GET'),
      headers: [
        ['@secret.txt', ''],
        ['X-A', '1'],
      ],
    })
    expect(text).not.toContain('@secret')
    expect(text).toContain('Headers with names that HTTP does not have are left out: 1.')
    expect(text).toContain('X-A: 1')
  }
})

it('[I277] a copied URL is one line that commands nothing', () => {
  expect(plainUrl('http://a.test/\r\nrm -rf ~\u{1b}[1m\u{202e}\u{d800}é?q=%41')).toBe(
    'http://a.test/%0D%0Arm -rf ~%1B[1m%E2%80%AE%EF%BF%BDé?q=%41',
  )
})
