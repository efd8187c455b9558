import { expect, it } from 'vitest'
import { archiveName } from './archive-name.ts'

it('[I55] an archive is named after its project and the minute', () => {
  const now = new Date(2026, 0, 2, 3, 4)
  expect(archiveName('image-gallery', now)).toBe('image-gallery-2026-01-02-0304.har')
  expect(archiveName('../Mein Spiel: "ß"\u202e', now)).toBe('Mein-Spiel-ß-2026-01-02-0304.har')
  expect(archiveName(undefined, now)).toBe('requests-2026-01-02-0304.har')
  expect(archiveName('x'.repeat(300), now)).toHaveLength(80 + '-2026-01-02-0304.har'.length)
})
