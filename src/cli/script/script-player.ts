import { setTimeout as sleep } from 'node:timers/promises'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import { matchesRequest } from '../../shared/run/matches-request.ts'
import { defaultWithinSeconds, type Script, type ScriptStep } from '../../shared/run/script.ts'
import type { RequestMatch, WaitFor } from '../../shared/run/script-parts.ts'
import { matchesText } from '../../shared/matches-text.ts'
import type { Device } from '../app/device.ts'
import type { Happening, Happenings } from './happenings.ts'
import { describeHappenings } from './describe-happenings.ts'
import { actionOf, targetOf } from './step-action.ts'

/** A script that is being played. */
export type Play = {
  /** Fails with the step that could not be done, and why. Never rejects. */
  readonly done: Promise<Outcome<void>>
  /** `send.json:4: step 2 (wait)`: the one that is being done, undefined when all are. */
  readonly current: () => string | undefined
}

/** Plays a script to its end, or until the signal comes. */
export function playScript(
  { steps, place }: Script,
  device: Device,
  happenings: Happenings,
  signal: AbortSignal,
): Play {
  let at: string | undefined = 'the script'
  const play = async (): Promise<Outcome<void>> => {
    for (const [index, step] of steps.entries()) {
      at = `${place(index)}: step ${index + 1} (${nameOf(step)})`
      const problem = await doStep(step, device, happenings, signal)
      if (signal.aborted) break
      if (problem !== undefined) return fail('NOT_FOUND', `${at} cannot be done: ${problem}`)
    }
    at = undefined
    return ok(undefined)
  }
  const done = play().catch((error: unknown) =>
    fail('INTERNAL', `${at ?? 'the script'}: ${error instanceof Error ? error.message : String(error)}`),
  )
  return { done, current: () => at }
}

const nameOf = (step: ScriptStep): string => Object.keys(step).find((key) => !details.has(key)) ?? 'nothing'
const details: ReadonlySet<string> = new Set(['times', 'into', 'submit', 'withinSeconds'])

/** Answers what keeps the step from being done. */
async function doStep(
  step: ScriptStep,
  device: Device,
  happenings: Happenings,
  signal: AbortSignal,
): Promise<string | undefined> {
  const withinMs = (step.withinSeconds ?? defaultWithinSeconds) * 1000
  const action = actionOf(step)
  if (action !== undefined) return problemOf(await device.perform(action, withinMs))
  if (step.suspend !== undefined) return problemOf(await device.suspend())
  if (step.resume !== undefined) return problemOf(await device.resume())
  if (step.rotate !== undefined) return problemOf(await device.rotate(step.rotate))
  if (step.connection !== undefined) return problemOf(await device.setConnection(step.connection))
  if (step.relaunch !== undefined) {
    await device.relaunch()
    return undefined
  }
  if (step.cancel !== undefined) return cancel(step.cancel, withinMs, device, happenings, signal)
  return step.wait === undefined ? undefined : wait(step.wait, withinMs, device, happenings, signal)
}

const problemOf = (outcome: Outcome<void>): string | undefined =>
  outcome.ok ? undefined : outcome.error.message

async function cancel(
  match: RequestMatch,
  withinMs: number,
  device: Device,
  happenings: Happenings,
  signal: AbortSignal,
): Promise<string | undefined> {
  const meant = (): readonly string[] =>
    [...happenings.openRequests()].filter(([, request]) => matchesRequest(match, request)).map(([id]) => id)
  if (meant().length === 0) {
    await happenings.take(
      (happening) => happening.kind === 'request' && happening.state === 'started' && meant().length > 0,
      withinMs,
      signal,
    )
  }
  const ids = meant()
  for (const id of ids) device.cancelExchange(id)
  return ids.length > 0 ? undefined : `no such request is open. ${describeHappenings(happenings, 'request')}`
}

async function wait(
  { request, event, print, text, name, seconds }: WaitFor,
  withinMs: number,
  device: Device,
  happenings: Happenings,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (seconds !== undefined) {
    await sleep(seconds * 1000, undefined, { signal }).catch(() => undefined)
    return undefined
  }
  const seen = text === undefined ? name && { name } : { text }
  if (seen) return problemOf(await device.perform({ kind: 'see', target: targetOf(seen) }, withinMs))
  const isMeant = (happening: Happening): boolean => {
    if (happening.kind === 'print') return print !== undefined && matchesText(print, happening.text)
    if (happening.kind === 'request') {
      return (
        request !== undefined &&
        happening.state === (request.state ?? 'ended') &&
        matchesRequest(request, happening.request)
      )
    }
    return (
      event !== undefined &&
      (event.phase === undefined || event.phase === happening.phase) &&
      (event.isError === undefined || event.isError === happening.isError) &&
      matchesRequest(event, happening.request)
    )
  }
  if (await happenings.take(isMeant, withinMs, signal)) return undefined
  const kind = print === undefined ? (request === undefined ? 'event' : 'request') : 'print'
  return `it did not come within ${withinMs / 1000} s. ${describeHappenings(happenings, kind)}`
}
