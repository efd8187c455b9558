import { expect, it } from 'vitest'
import { examplePath, runExample } from '../support/run-example.ts'

it('[E10] login-session: keeps the cookie, follows and does not follow, and is shut out after it', async () => {
  const { exitCode, complaints, printed, answers, lines } = await runExample(examplePath('login-session'))
  expect([exitCode, complaints]).toEqual([0, []])
  expect(printed).toEqual([
    'Account: 302 to /login',
    'Sign-in: 302 to /account, cookies: 2',
    'Account: 200, followed from /me',
    'Signed out: 204, cookies left: 0',
    'Account: 302 to /login',
  ])
  expect(answers).toEqual([
    'GET /account: 302',
    'POST /login: 302',
    'GET /me: 200',
    'POST /logout: 204',
    'GET /account: 302',
  ])
  const cookies = lines.flatMap(({ request }) =>
    (request?.headers ?? []).filter(([name]) => name === 'Cookie').map(([, value]) => value),
  )
  expect(cookies).toEqual(['sid=5f3c9a; theme=dark', 'sid=5f3c9a; theme=dark'])
})
