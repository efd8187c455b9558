import { fail, type Outcome } from '../shared/outcome.ts'

export const noProject = (): Outcome<never> => fail('NOT_FOUND', 'No project is open. Open one first.')

export const notRunning = (command: string): Outcome<never> =>
  fail('NOT_ALLOWED', `There is no app to ${command}.`)
