import { closeSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeScratchFolder } from '../../../test/support/scratch-folder.ts'
import { openInside } from './open-inside.ts'

const file = { directory: 'DocumentsDirectory', name: 'folder/a' } as const

it.each(['r', 'w', 'a', 'w+'] as const)(
  '[S4] mode %s: a folder that became a link between the check and the opening',
  (mode) => {
    const base = makeScratchFolder()
    const elsewhere = makeScratchFolder({ a: 'theirs' })
    // The path was found free of links; by now it is not.
    symlinkSync(elsewhere, join(base, 'folder'))
    expect(openInside(join(base, 'folder/a'), mode, file)).toMatchObject({
      ok: false,
      error: { code: 'OUTSIDE_SANDBOX' },
    })
    expect(readFileSync(join(elsewhere, 'a'), 'utf8')).toBe('theirs')
  },
)

it('[S4] a file that became a link between the check and the opening', () => {
  const base = makeScratchFolder()
  const elsewhere = makeScratchFolder({ a: 'theirs' })
  mkdirSync(join(base, 'folder'))
  symlinkSync(join(elsewhere, 'a'), join(base, 'folder/a'))
  expect(openInside(join(base, 'folder/a'), 'w', file)).toMatchObject({
    ok: false,
    error: { code: 'OUTSIDE_SANDBOX' },
  })
  expect(readFileSync(join(elsewhere, 'a'), 'utf8')).toBe('theirs')
})

it('[S10] opening for writing empties the file', () => {
  const base = makeScratchFolder({ 'folder/a': 'old' })
  const opened = openInside(join(base, 'folder/a'), 'w', file)
  expect(opened).toMatchObject({ ok: true, value: { sizeBytes: 0 } })
  if (opened.ok) closeSync(opened.value.descriptor)
  expect(readFileSync(join(base, 'folder/a'), 'utf8')).toBe('')
})
