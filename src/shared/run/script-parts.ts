import { z } from 'zod'
import { phases } from '../network-event.ts'
import { settingsError } from '../settings-error.ts'

const pattern = (hint: string) =>
  z
    .string(hint)
    .min(1, hint)
    .max(1024, 'Use a shorter text: at most 1024 characters.')
    .meta({ description: 'The whole text; * stands for any text, also none.' })

const shownText = z.string('Give a text.').min(1, 'Give a text.').max(1024, 'Give at most 1024 characters.')
const coordinate = z
  .number('Give a number of content units.')
  .min(-100_000, 'Give at least -100000.')
  .max(100_000, 'Give at most 100000.')

const isOneOf = (names: readonly string[]) => (value: object) =>
  names.filter((name) => Object.hasOwn(value, name)).length === 1

/** Where a finger goes. The hint says what to write in this place. */
export const target = (hint: string) =>
  z
    .strictObject(
      {
        x: coordinate.optional(),
        y: coordinate.optional(),
        text: shownText.meta({ description: 'The whole text that is shown.' }).optional(),
        name: shownText.meta({ description: "The object's own field `name` or `id`." }).optional(),
      },
      { error: settingsError(hint) },
    )
    .refine(({ x, y, text, name }) => {
      const isPoint = x !== undefined && y !== undefined
      return [isPoint, text !== undefined, name !== undefined].filter(Boolean).length === 1
    }, hint)
    .refine(({ x, y }) => (x === undefined) === (y === undefined), hint)

export type ScriptTarget = z.output<ReturnType<typeof target>>

const requestHint = 'Give an object such as { "host": "api.example.com", "path": "/scores/*" }.'

const requestFields = {
  method: z
    .string('Give a method, such as "POST".')
    .regex(/^[A-Za-z]{1,32}$/, 'Give a method, such as "POST".')
    .meta({ description: 'In any case of letters. Without it: every method.' })
    .optional(),
  host: pattern('Give a host, such as "api.example.com".').optional(),
  path: pattern('Give the path of a URL, such as "/scores/*".')
    .regex(/^[/*][^?#]*$/, 'Begin with "/", and use "url" for what comes after a "?".')
    .optional(),
  url: pattern('Give a URL, such as "https://api.example.com/news?page=*".').optional(),
}

/** Requests that are meant. All that is written must hold. */
export const requestMatch = z.strictObject(requestFields, { error: settingsError(requestHint) })

export type RequestMatch = z.output<typeof requestMatch>

const state = z
  .enum(['started', 'head', 'ended'], 'Give one of started, head, ended.')
  .meta({
    description: 'How far it must be: done, failed and cancelled are `ended`, which holds without it.',
  })
  .optional()

const waits = {
  request: z
    .strictObject({ ...requestFields, state }, { error: settingsError(requestHint) })
    .meta({ description: 'A request comes so far.' })
    .optional(),
  event: z
    .strictObject(
      {
        ...requestFields,
        phase: z.enum(phases, `Give one of ${phases.join(', ')}.`).optional(),
        isError: z.boolean('Give true or false.').optional(),
      },
      { error: settingsError('Give an object such as { "phase": "ended" }.') },
    )
    .meta({ description: "The app's listener has heard an event of a request." })
    .optional(),
  print: pattern('Give what the app prints, such as "done*".')
    .meta({ description: 'A line that the app prints; * stands for any text.' })
    .optional(),
  text: shownText.meta({ description: 'This text is on the screen.' }).optional(),
  name: shownText.meta({ description: 'An object with this `name` or `id` is on the screen.' }).optional(),
  seconds: z
    .number('Give a number of seconds.')
    .min(0, 'Give 0 or more seconds.')
    .max(3600, 'Give at most 3600 seconds, which are an hour.')
    .meta({ description: 'So much time passes.' })
    .optional(),
} as const

const waitHint = `Wait for one of ${Object.keys(waits).join(', ')}.`

export const waitFor = z
  .strictObject(waits, { error: settingsError('Give an object such as { "print": "done*" }.') })
  .refine(isOneOf(Object.keys(waits)), waitHint)
  .meta({ description: 'Nothing is done until this has happened since the last wait.' })

export type WaitFor = z.output<typeof waitFor>
