import type { RunningApp } from '../../runtime/app.ts'
import { refuses } from '../../runtime/input-filter.ts'
import type { NativeField } from '../../runtime/native-view.ts'
import type { AppAction, Target } from '../../shared/run/app-action.ts'

export type Point = { readonly x: number; readonly y: number }

/** Where the finger goes, or why it cannot. */
export function findTarget(app: RunningApp, target: Target): Point | string {
  if ('x' in target) return target
  const found = app.locate(target)
  if (found !== undefined) return { x: found.x, y: found.y }
  const what =
    'text' in target
      ? `nothing shows the text ${quote(target.text)}`
      : `nothing is called ${quote(target.name)}`
  return `${what}. ${describeScreen(app)}`
}

/** What a person sees instead, so that a misspelt word is found at once. */
function describeScreen(app: RunningApp): string {
  const texts = app.shownTexts()
  return texts.length === 0
    ? 'There is no text on the screen.'
    : `On the screen: ${texts.map(quote).join(', ')}.`
}

/** Why the canvas cannot be touched, if it cannot. */
export function coverProblem({ native }: RunningApp): string | undefined {
  const alert = native.alerts.at(-1)
  if (alert !== undefined) return `the alert ${quote(alert.title)} lies over the app`
  return native.isBusy ? 'the activity indicator lies over the app' : undefined
}

/** Native fields lie over everything that is drawn, the newest in front. */
export function fieldAt({ native }: RunningApp, { x, y }: Point): NativeField | undefined {
  return native.fields.findLast(
    (field) =>
      field.isVisible &&
      Math.abs(x - field.x) * 2 <= field.width &&
      Math.abs(y - field.y) * 2 <= field.height,
  )
}

/** Character by character, at the end of what is there. Answers what keeps it from being typed. */
export function typeInto(
  app: RunningApp,
  { text, into, isSubmitted }: Extract<AppAction, { kind: 'type' }>,
): string | undefined {
  const covered = coverProblem(app)
  if (covered !== undefined) return covered
  const field = into === undefined ? focusedField(app) : fieldOf(app, into)
  if (typeof field === 'string') return field
  if (!field.isEditable) return 'the field cannot be edited'
  if (!field.hasFocus) app.editField(field.id, { phase: 'began' })
  const refused = Array.from(text).find((character) => refuses(field.inputType, character, ''))
  if (refused !== undefined) return `the field is for ${field.inputType} and takes no ${quote(refused)}`
  for (const character of text) typeCharacter(app, field.id, character)
  if (isSubmitted) app.editField(field.id, { phase: 'submitted' })
  return undefined
}

function typeCharacter(app: RunningApp, id: number, character: string): void {
  // The app's own listener may have changed it, or taken the field away.
  const field = app.native.fields.find((candidate) => candidate.id === id)
  if (field === undefined) return
  app.editField(id, {
    phase: 'editing',
    text: field.text + character,
    newCharacters: character,
    startPosition: Array.from(field.text).length + 1,
    numDeleted: 0,
  })
}

function focusedField({ native }: RunningApp): NativeField | string {
  return native.fields.find(({ hasFocus }) => hasFocus) ?? 'no text field has the keyboard'
}

function fieldOf(app: RunningApp, into: Target): NativeField | string {
  const at = findTarget(app, into)
  if (typeof at === 'string') return at
  const id = 'x' in into ? undefined : app.locate(into)?.fieldId
  const field =
    id === undefined ? fieldAt(app, at) : app.native.fields.find((candidate) => candidate.id === id)
  return field ?? 'there is no text field'
}

/** Answers what keeps the alert from being answered. */
export function answerAlert(app: RunningApp, button: string | number | null): string | undefined {
  const alert = app.native.alerts.at(-1)
  if (alert === undefined) return `no alert is shown. ${describeScreen(app)}`
  const { id, buttons } = alert
  const index = typeof button === 'string' ? buttons.indexOf(button) + 1 : (button ?? undefined)
  if (index !== undefined && buttons[index - 1] === undefined) {
    const which = typeof button === 'string' ? quote(button) : String(button)
    return `the alert ${quote(alert.title)} has no button ${which}. Its buttons: ${buttons.map(quote).join(', ')}.`
  }
  if (buttons.length === 0) return `the alert ${quote(alert.title)} has no buttons`
  app.answerAlert(id, index)
  return undefined
}

export const quote = (text: string): string => JSON.stringify(text)
