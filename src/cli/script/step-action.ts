import type { AppAction, Target } from '../../shared/run/app-action.ts'
import type { ScriptStep } from '../../shared/run/script.ts'
import type { ScriptTarget } from '../../shared/run/script-parts.ts'

const defaultTouchSeconds = 0.3

/** What a step does to the app itself; undefined for what concerns its device or its requests. */
export function actionOf(step: ScriptStep): AppAction | undefined {
  const { tap, touch, type, answer, key, openUrl } = step
  if (tap !== undefined) return { kind: 'tap', target: targetOf(tap), times: step.times ?? 1 }
  if (touch !== undefined) {
    const { from, to = from, seconds = defaultTouchSeconds } = touch
    return { kind: 'touch', from: targetOf(from), to: targetOf(to), durationMs: seconds * 1000 }
  }
  if (type !== undefined) {
    const into = step.into === undefined ? {} : { into: targetOf(step.into) }
    return { kind: 'type', text: type, ...into, isSubmitted: step.submit ?? false }
  }
  if (answer !== undefined) return { kind: 'answer', button: answer }
  if (key !== undefined) return { kind: 'key', keyName: key }
  return openUrl === undefined ? undefined : { kind: 'open', url: openUrl }
}

/** The schema lets nothing pass that is none of the three. */
export function targetOf({ x = 0, y = 0, text, name }: ScriptTarget): Target {
  if (text !== undefined) return { text }
  return name === undefined ? { x, y } : { name }
}
