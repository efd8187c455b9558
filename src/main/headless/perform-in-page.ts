import { setTimeout as wait } from 'node:timers/promises'
import type { WebContents } from 'electron'
import type { AppHostAction } from '../../shared/contract/app-host.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import type { Target } from '../../shared/run/app-action.ts'
import { findInPage, type Found } from './find-in-page.ts'
import { createPresser } from './press.ts'

const lookEveryMs = 50
const nothingSeen: Found = { seen: [] }

type Point = { readonly x: number; readonly y: number }

/** Does what a person would do to a page; looks for what is meant until the time is over. Never rejects. */
export async function performInPage(
  contents: WebContents,
  action: AppHostAction,
  withinMs: number,
): Promise<Outcome<void>> {
  const presser = createPresser(contents)
  try {
    const perform = async (): Promise<Outcome<void>> => {
      const target = action.kind === 'type' ? action.into : action.target
      const at = target === undefined ? ok(undefined) : await look(contents, target, withinMs)
      if (!at.ok) return at
      if (at.value !== undefined && action.kind !== 'see') {
        await presser.click(at.value, action.kind === 'tap' ? action.times : 1)
      }
      if (action.kind === 'type') {
        await presser.insert(action.text)
        if (action.isSubmitted) await presser.enter()
      }
      return ok(undefined)
    }
    // A page that is stuck answers nothing.
    const late = wait(withinMs + 1000, undefined, { ref: false }).then(() =>
      notNow('the page does not answer'),
    )
    return await Promise.race([perform(), late])
  } catch {
    return notNow('the app shows no page')
  }
}

async function look(contents: WebContents, target: Target, withinMs: number): Promise<Outcome<Point>> {
  const endMs = performance.now() + withinMs
  for (;;) {
    // A page that is going to another one cannot be asked.
    const found = await findInPage(contents, target).catch(() => nothingSeen)
    if ('x' in found) return ok(found)
    if (performance.now() >= endMs) return notNow(describe(target, found.seen))
    await wait(lookEveryMs)
  }
}

function describe(target: Target, seen: readonly string[]): string {
  const what =
    'text' in target
      ? `nothing shows the text ${JSON.stringify(target.text)}`
      : `nothing is called ${JSON.stringify('name' in target ? target.name : '')}`
  const instead =
    seen.length === 0
      ? 'There is no text on the page.'
      : `On the page: ${seen.map((text) => JSON.stringify(text)).join(', ')}.`
  return `${what}. ${instead}`
}

const notNow = (problem: string): Outcome<never> => fail('NOT_FOUND', problem)
