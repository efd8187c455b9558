import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { examplePath, runExample } from '../support/run-example.ts'

it('[E9] photo-upload: a form with the picture in it, then the picture as a file', async () => {
  const path = examplePath('photo-upload')
  const { exitCode, complaints, printed, answers, lines } = await runExample(path)
  expect([exitCode, complaints]).toEqual([0, []])
  const pictureBytes = readFileSync(join(path, 'photo.jpg')).length
  expect(printed).toEqual([
    expect.stringMatching(/^Form: \d+ bytes to send$/),
    'Form: Saved in the album',
    `File: ${pictureBytes} bytes to send`,
    'File: Replaced',
    'Photo upload: done',
  ])
  const formBytes = Number(/\d+/.exec(printed[0] ?? '')?.[0])
  expect(formBytes).toBeGreaterThan(pictureBytes + 200)
  expect(answers).toEqual(['POST /photos: 201', 'PUT /photos/eclipse.jpg: 200'])
  const phases = lines.filter(({ kind }) => kind === 'delivered').map(({ event }) => event?.phase)
  expect(phases.filter((phase) => phase === 'began')).toHaveLength(2)
})
