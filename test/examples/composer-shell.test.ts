import { expect, it } from 'vitest'
import { examplePath, runExample } from '../support/run-example.ts'

it('[E12] composer-shell: a scene that hides cancels what it waits for', async () => {
  const { exitCode, complaints, printed, answers, lines, files } = await runExample(
    examplePath('composer-shell'),
  )
  expect([exitCode, complaints]).toEqual([0, []])
  expect(printed.filter((line) => !line.startsWith('shop: picture'))).toEqual([
    'menu: shown',
    'menu: offer: Eclipse glasses, two for one',
    'Tour: scenes.shop',
    'shop: shown',
    'Tour: scenes.settings',
    'shop: hidden, 1 requests cancelled',
    'settings: shown',
    'Tour: scenes.menu',
    'menu: shown',
    'menu: offer: Eclipse glasses, two for one',
  ])
  expect(answers.toSorted()).toEqual([
    'GET /items.json: 200',
    'GET /offer.json: 200',
    'GET /offer.json: 200',
    'GET /pictures/glasses.png: 200',
    'GET /pictures/planisphere.png: 200',
    'GET /pictures/refractor.png: 200',
  ])
  expect(lines.filter(({ kind }) => kind === 'cancel')).toHaveLength(1)
  expect(files).toEqual(
    ['glasses.png', 'planisphere.png', 'refractor.png'].map((name) => `CachedFiles/${name}`),
  )
})
