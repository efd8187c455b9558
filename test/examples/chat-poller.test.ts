import { expect, it } from 'vitest'
import { examplePath, runExample } from '../support/run-example.ts'

it('[E6] chat-poller: waits longer after each failure, hears the rest, and pauses by itself', async () => {
  const { exitCode, complaints, printed, answers } = await runExample(examplePath('chat-poller'))
  expect([exitCode, complaints]).toEqual([0, []])
  const path = '/rooms/lobby/messages'
  expect(answers).toEqual([
    `POST ${path}: 201`,
    `GET ${path}?after=0: 200`,
    `GET ${path}?after=3: 200`,
    `GET ${path}?after=3: 503`,
    `GET ${path}?after=3: 503`,
    `GET ${path}?after=3: -1`,
    `GET ${path}?after=3: 200`,
    ...Array.from({ length: 4 }, () => `GET ${path}?after=5: 200`),
  ])
  expect(printed.filter((line) => line.includes('again in'))).toEqual([
    'Chat: Server busy (503)  ·  again in 0.4 s',
    'Chat: Server busy (503)  ·  again in 0.8 s',
    'Chat: No answer  ·  again in 1.6 s',
  ])
  expect(printed).toContain('Priya: Sorry, the line was bad here.')
  expect(printed.at(-1)).toBe('Chat: Paused: tap Go on to hear more')
})
