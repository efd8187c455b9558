import { expect, test } from 'vitest'
import { violationText } from './violation-text.ts'

test.each([
  ['connect-src', 'http://a.example/', /^http:\/\/a\.example\/ was refused: fetch.*network\.request\(\)/],
  ['connect-src', 'sim', /^A sim: address was refused.*network\.readFile\(\)/],
  ['script-src-elem', 'inline', /^An inline script was not run.*<script src="…">/],
  ['script-src-attr', 'inline', /addEventListener\(\)/],
  ['script-src', 'eval', /^eval\(\)/],
  ['script-src-elem', 'https://a.example/x.js', /^The script https:\/\/a\.example\/x\.js was not run/],
  ['img-src', 'https://a.example/x.png', /network\.download\(\).*blob:/],
  ['worker-src', 'blob', /^A blob: address was refused \(worker-src\)/],
  ['form-action', 'https://a.example/', /\(form-action\)/],
])('[B24] %s %s tells what to do instead', (effectiveDirective, blockedURI, text) => {
  expect(violationText({ effectiveDirective, blockedURI })).toMatch(text)
})

test('[B24] a long address is cut', () => {
  const text = violationText({
    effectiveDirective: 'connect-src',
    blockedURI: `http://${'a'.repeat(10_000)}`,
  })
  expect(text.length).toBeLessThan(500)
})
