import { expect, it } from 'vitest'
import { archiveName } from './archive-name.ts'

const now = new Date(2026, 0, 2, 3, 4)

it.each([
  ['image-gallery', 'image-gallery-2026-01-02-0304.har'],
  ['../Mein Spiel: "ß"\u202e', 'Mein-Spiel-ß-2026-01-02-0304.har'],
  ['x'.repeat(300), `${'x'.repeat(60)}-2026-01-02-0304.har`],
  [undefined, 'requests-2026-01-02-0304.har'],
  ['../../etc\u202e\n<x>', 'etc-x-2026-01-02-0304.har'],
  ['\u6f22'.repeat(85), `${'\u6f22'.repeat(60)}-2026-01-02-0304.har`],
  [`a${'\u{20000}'.repeat(60)}`, `a${'\u{20000}'.repeat(29)}-2026-01-02-0304.har`],
])('[I55] the archive of %s is called %s', (project, name) => {
  expect(archiveName(project, now)).toBe(name)
  expect(Buffer.byteLength(name)).toBeLessThan(255 - 20)
})
