import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { examplePath, runExample } from '../support/run-example.ts'

it('[E7] leaderboard: signs what it asks, and is told what the server refuses', async () => {
  const { exitCode, complaints, printed, answers, lines } = await runExample(examplePath('leaderboard'))
  expect([exitCode, complaints]).toEqual([0, []])
  expect(printed).toEqual([
    'GET /scores: 200',
    'POST /scores: 201',
    'PUT /scores/6: 200',
    'POST /scores/check: 422: name must not be empty',
    'GET /scores: 401: not accepted',
    'DELETE /scores/6: 204',
    'Leaderboard: done',
  ])
  expect(answers).toEqual([
    'GET /scores: 200',
    'POST /scores: 201',
    'PUT /scores/6: 200',
    'POST /scores/check: 422',
    'GET /scores: 401',
    'DELETE /scores/6: 204',
  ])
  const removal = lines.find(({ request }) => request?.method === 'DELETE')?.request
  const signature = createHmac('sha256', 'between the moon and the sun')
    .update('DELETE\n/scores/6\n')
    .digest('hex')
  expect(removal?.headers).toContainEqual(['X-Signature', signature])
})
