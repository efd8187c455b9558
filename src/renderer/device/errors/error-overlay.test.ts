import { afterEach, expect, it } from 'vitest'
import { fail, ok, type Outcome } from '../../../shared/outcome.ts'
import { createErrorList } from './error-list.ts'
import { createErrorOverlay } from './error-overlay.ts'

function openOverlay(answer: Outcome<void> = ok(undefined)) {
  const root = document.createElement('div')
  document.body.append(root)
  const errors = createErrorList()
  let relaunches = 0
  const { update } = createErrorOverlay({
    root,
    errors,
    relaunch: async () => {
      relaunches += 1
      return answer
    },
  })
  const failAt = (line: number, message = 'no'): void => {
    errors.add({
      text: `main.lua:${line}: ${message}\nstack traceback:\n\tmain.lua:${line}: in main chunk`,
      source: `main.lua:${line}`,
    })
    update()
  }
  const part = (selector: string): HTMLElement => {
    const found = root.querySelector<HTMLElement>(selector)
    if (found === null) throw new Error(`there is no ${selector}`)
    return found
  }
  const press = (label: string): void => {
    const all = [...root.querySelectorAll('button')]
    all.find((button) => (button.getAttribute('aria-label') ?? button.textContent) === label)?.click()
  }
  return {
    failAt,
    update,
    part,
    press,
    dialog: () => root.querySelector('dialog'),
    relaunches: () => relaunches,
  }
}

afterEach(() => document.body.replaceChildren())

it('[V24] an error of the app shows its place, message and traceback as text', () => {
  const { failAt, part, dialog } = openOverlay()
  expect(dialog()?.open).toBe(false)
  failAt(12, '<b>bad</b>')
  expect(dialog()?.open).toBe(true)
  expect(part('h2').textContent).toBe('Runtime error')
  expect(part('.errors-message').textContent).toBe('main.lua:12: <b>bad</b>')
  expect(part('.errors-traceback').textContent).toBe('stack traceback:\n\tmain.lua:12: in main chunk')
  expect(part('.errors-steps').hidden).toBe(true)
})

it('[V25] further errors are counted and looked through', () => {
  const { failAt, part, press } = openOverlay()
  failAt(1)
  failAt(2)
  failAt(3)
  failAt(3)
  expect(part('.errors-count').textContent).toBe('1 of 3')
  press('Next error')
  press('Next error')
  press('Next error')
  expect(part('.errors-count').textContent).toBe('3 of 3')
  expect(part('.errors-message').textContent).toBe('main.lua:3: no')
  expect(part('.errors-times').textContent).toBe('Happened 2 times.')
  press('Previous error')
  expect(part('.errors-message').textContent).toBe('main.lua:2: no')
})

it('[V26] dismissed, it comes back only for an error of another place', () => {
  const { failAt, part, press, dialog } = openOverlay()
  failAt(1)
  press('Dismiss')
  expect(dialog()?.open).toBe(false)
  failAt(1)
  expect(dialog()?.open).toBe(false)
  failAt(2)
  expect(dialog()?.open).toBe(true)
  expect(part('.errors-message').textContent).toBe('main.lua:2: no')
})

it('[V27] a relaunch is asked for; one that is refused is told', async () => {
  const { failAt, part, press, relaunches } = openOverlay(fail('NOT_ALLOWED', 'Not now.'))
  failAt(1)
  press('Relaunch')
  await Promise.resolve()
  await Promise.resolve()
  expect(relaunches()).toBe(1)
  expect(part('[role=status]').textContent).toBe('Not now.')
})
