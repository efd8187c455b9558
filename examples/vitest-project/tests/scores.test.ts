import { run } from 'coronagraph'
import { expect, test } from 'vitest'

const game = new URL('../game', import.meta.url).pathname

test('asks again when the server is busy, and keeps what it gets', async () => {
  await using result = await run({ project: game, fresh: true })

  expect(result.exchanges.map(({ head }) => head?.status)).toEqual([503, 200])
  expect(result.exchanges.at(-1)?.delivered.map(({ phase }) => phase)).toEqual(['ended'])
  expect(result.printed).toBe('Lyra: 4200\n')

  const [file] = result.files
  expect(file?.name).toBe('scores.json')
  expect(JSON.parse(Buffer.from((await file?.read()) ?? []).toString())).toEqual({
    name: 'Lyra',
    points: 4200,
  })
})

test.each(['reference', 'android', 'ios', 'linux'] as const)('runs by the rules of %s', async (profile) => {
  await using result = await run({ project: game, profile, fresh: true })

  expect(result.exitCode).toBe(0)
  expect(result.printed).toBe('Lyra: 4200\n')
})

test('says so when there is no server', async () => {
  await using result = await run({
    project: game,
    fresh: true,
    hosts: { 'scores.example.com': '127.0.0.1:1' },
  })

  expect(result.exchanges.map(({ failure }) => failure?.code)).toEqual(Array(3).fill('CONNECTION_REFUSED'))
  expect(result.printed).toBe('No scores today\n')
})
