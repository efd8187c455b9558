import { z } from 'zod'
import { connectionNames } from '../connection.ts'
import { orientations } from '../device.ts'
import { settingsError } from '../settings-error.ts'
import { requestMatch, target, waitFor } from './script-parts.ts'

/** What a step waits for what it needs, unless it says otherwise. */
export const defaultWithinSeconds = 10

const onlyTrue = (description: string) => z.literal(true, 'Write true.').meta({ description }).optional()

const targetHint = 'Give a target, such as { "text": "Send" } or { "x": 160, "y": 240 }.'

/** What a step does: one of these. */
const actions = {
  tap: target(targetHint).meta({ description: 'A finger is put down and lifted.' }).optional(),
  touch: z
    .strictObject(
      {
        from: target(targetHint),
        to: target(targetHint).meta({ description: 'Without it the finger stays where it is.' }).optional(),
        seconds: z
          .number('Give a number of seconds.')
          .min(0, 'Give 0 or more seconds.')
          .max(10, 'Give at most 10 seconds.')
          .meta({ description: 'How long the finger is down; 0.3 without it.' })
          .optional(),
      },
      {
        error: settingsError(
          'Give an object such as { "from": { "x": 10, "y": 20 }, "to": { "x": 10, "y": 200 } }.',
        ),
      },
    )
    .meta({ description: 'A finger is put down, drawn along and lifted.' })
    .optional(),
  type: z
    .string('Give the text to type.')
    .max(1000, 'Give at most 1000 characters.')
    .meta({ description: 'Typed at the end of a native field, character by character.' })
    .optional(),
  answer: z
    .union(
      [z.string().max(200), z.int().min(1).max(5), z.null()],
      'Give the label of a button, its place from 1, or null to leave the alert.',
    )
    .meta({ description: 'The button of an alert; null leaves it.' })
    .optional(),
  key: z
    .string('Give the name of a key, such as "back".')
    .regex(/^[!-~]{1,32}$/, 'Give the name of a key, such as "back".')
    .meta({ description: "A key is pressed and released. Solar2D's name of it." })
    .optional(),
  wait: waitFor.optional(),
  cancel: requestMatch
    .meta({ description: 'Every such request that is open is cancelled; one is waited for.' })
    .optional(),
  suspend: onlyTrue('The app goes to the background.'),
  resume: onlyTrue('The app comes back.'),
  rotate: z
    .enum(orientations, `Give one of ${orientations.join(', ')}.`)
    .meta({ description: 'How the device is held from now on.' })
    .optional(),
  connection: z
    .enum(connectionNames, `Give one of ${connectionNames.join(', ')}.`)
    .meta({ description: 'How the device is connected from now on.' })
    .optional(),
  relaunch: onlyTrue('The app ends and is launched anew.'),
  openUrl: z
    .string('Give a URL.')
    .min(1, 'Give a URL.')
    .max(8192, 'Give at most 8192 characters.')
    .meta({ description: 'Another app opens this URL with the app.' })
    .optional(),
} as const

const actionNames = Object.keys(actions)
const actionHint = `Give each step one of ${actionNames.join(', ')}.`

export const scriptStep = z
  .strictObject(
    {
      ...actions,
      times: z
        .int('Give a whole number of taps.')
        .min(1, 'Give at least 1.')
        .max(100, 'Give at most 100.')
        .meta({ description: 'Of a tap: how many in quick succession; 1 without it.' })
        .optional(),
      into: target('Give the field, such as { "name": "email" }.')
        .meta({ description: 'Where to type; without it the field that has the keyboard.' })
        .optional(),
      submit: onlyTrue('Return is pressed after typing.'),
      withinSeconds: z
        .number('Give a number of seconds.')
        .min(0, 'Give 0 or more seconds.')
        .max(3600, 'Give at most 3600 seconds, which are an hour.')
        .meta({
          description: `How long the step waits for what it needs; ${defaultWithinSeconds} without it.`,
        })
        .optional(),
    },
    { error: settingsError('Give an object such as { "tap": { "text": "Send" } }.') },
  )
  .refine((step) => actionNames.filter((name) => Object.hasOwn(step, name)).length === 1, actionHint)
  .refine(({ times, tap }) => times === undefined || tap !== undefined, {
    path: ['times'],
    error: 'Keep "times" for a tap.',
  })
  .refine(({ into, submit, type }) => (into === undefined && submit === undefined) || type !== undefined, {
    error: 'Keep "into" and "submit" for "type".',
  })
  .meta({ description: 'One thing that a person does.' })

export type ScriptStep = z.output<typeof scriptStep>

/** What a person does with an app that runs without a window. */
export const script = z
  .strictObject(
    {
      $schema: z
        .string('Give the address of a JSON schema.')
        .meta({ description: 'For editors; ignored here.' })
        .optional(),
      steps: z
        .array(scriptStep, 'Give a list such as [{ "tap": { "text": "Send" } }].')
        .max(1000, 'Give at most 1000 steps.')
        .meta({ description: 'Done one after the other, while the app runs.' }),
    },
    { error: settingsError('Give an object such as { "steps": [] }.') },
  )
  .meta({
    title: 'Coronagraph script',
    description: 'What a person does with an app, for a run without a window.',
  })

/** A script whose form is right, and where its steps stand. */
export type Script = {
  readonly steps: readonly ScriptStep[]
  /** `send.json:12` for people. */
  readonly place: (index: number) => string
}
