import { z } from 'zod'
import { directoryNames } from '../directory.ts'
import { findingKinds } from '../finding.ts'
import { settingsError } from '../settings-error.ts'

const whole = (hint: string) => z.int(hint).min(0, hint)

const pattern = (hint: string) =>
  z
    .string(hint)
    .min(1, hint)
    .max(1024, 'Use a shorter text: at most 1024 characters.')
    .meta({ description: 'The whole text; * stands for any text, also none.' })

const patterns = (hint: string, description: string) =>
  z
    .array(pattern('Give a text, such as "done*".'), hint)
    .max(64, 'Give at most 64 texts.')
    .meta({ description })

const milliseconds = (description: string) =>
  z
    .number('Give a number of milliseconds.')
    .min(0, 'Give 0 or more milliseconds.')
    .max(86_400_000, 'Give at most 86400000 milliseconds, which are a day.')
    .meta({ description })

const onlyTrue = (description: string) =>
  z.literal(true, 'Write true, or leave it out.').meta({ description })

const rangeHint = 'Give a whole number, or an object such as { "min": 1, "max": 3 }.'

const range = (description: string) =>
  z
    .union(
      [
        whole(rangeHint),
        z
          .strictObject({ min: whole(rangeHint).optional(), max: whole(rangeHint).optional() })
          .refine(({ min, max }) => min !== undefined || max !== undefined, 'Give one of "min" and "max".')
          .refine(({ min = 0, max = Infinity }) => min <= max, 'Give a "max" that is not below "min".'),
      ],
      rangeHint,
    )
    .meta({ description })

/** So many, or from `min` to `max`. */
export type ExpectedRange = number | { readonly min?: number | undefined; readonly max?: number | undefined }

const requestExpectation = z
  .strictObject(
    {
      method: z
        .string('Give a method, such as "POST".')
        .regex(/^[A-Za-z]{1,32}$/, 'Give a method, such as "POST".')
        .meta({ description: 'In any case of letters. Without it: every method.' })
        .optional(),
      host: pattern('Give a host, such as "api.example.com".')
        .regex(
          /^[^\s/\\@?#]+$/,
          'Write the host alone, such as "api.example.com" or "127.0.0.1:8080": no scheme, no path.',
        )
        .optional(),
      path: pattern('Give the path of a URL, such as "/scores/*".')
        .regex(/^[/*][^?#]*$/, 'Begin with "/", and use "url" for what comes after a "?".')
        .optional(),
      url: pattern('Give a URL, such as "https://api.example.com/news?page=*".').optional(),
      status: z
        .int('Give a status from 100 to 599.')
        .min(100, 'Give a status from 100 to 599.')
        .max(599, 'Give a status from 100 to 599.')
        .meta({ description: 'Of the answer, after redirects.' })
        .optional(),
      state: z
        .enum(['done', 'failed', 'cancelled'], 'Give one of done, failed, cancelled.')
        .meta({ description: 'How it ended. An answer of any status is done.' })
        .optional(),
      count: range('How many such requests the app makes; without it at least one.').optional(),
      attemptsPerUrl: range('How often each URL among them is requested.').optional(),
      cancelledWithinMs: milliseconds(
        'Each of them is cancelled by the app, at most so long after it began.',
      ).optional(),
    },
    { error: settingsError('Give an object such as { "host": "api.example.com", "count": 2 }.') },
  )
  .refine(
    ({ url, host, path }) => url === undefined || (host === undefined && path === undefined),
    'Keep "url", or "host" and "path".',
  )
  .meta({ description: 'Requests that are meant, and what holds for them.' })

export type RequestExpectation = z.output<typeof requestExpectation>

const ownDirectories = directoryNames.filter((name) => name !== 'ResourceDirectory')

const fileExpectation = z
  .strictObject(
    {
      directory: z.enum(ownDirectories, `Give one of ${ownDirectories.join(', ')}.`),
      name: pattern('Name a file, such as "pictures/a.png".').meta({
        description: 'With / between folders; * stands for any text.',
      }),
      exists: z
        .boolean('Give true or false.')
        .meta({ description: 'false: no such file may be there. true without it.' })
        .optional(),
      sizeBytes: range('The size of each such file.').optional(),
      sha256: z
        .string('Give a SHA-256 of 64 hexadecimal digits.')
        .regex(/^[0-9A-Fa-f]{64}$/, 'Give a SHA-256 of 64 hexadecimal digits.')
        .meta({ description: 'The hash of each such file.' })
        .optional(),
    },
    {
      error: settingsError('Give an object such as { "directory": "DocumentsDirectory", "name": "a.png" }.'),
    },
  )
  .refine(
    ({ exists, sizeBytes, sha256 }) => exists !== false || (sizeBytes === undefined && sha256 === undefined),
    'Remove "sizeBytes" and "sha256": a file that is not there has none.',
  )
  .meta({ description: "A file of the app's own directories when the run is over." })

export type FileExpectation = z.output<typeof fileExpectation>

const suspended = z
  .strictObject(
    {
      noRequests: onlyTrue('No request begins while the app is suspended.').optional(),
      cancelledWithinMs: milliseconds(
        'What is open when the app is suspended is cancelled by the app, or over, at most so long afterwards.',
      ).optional(),
    },
    { error: settingsError('Give an object such as { "noRequests": true }.') },
  )
  .meta({ description: 'What holds when the app is suspended. It must be suspended once at least.' })

/** What must have happened in a run: a file for `--expect`, or `expect` in the project's settings. */
export const expectations = z
  .strictObject(
    {
      $schema: z
        .string('Give the address of a JSON schema.')
        .meta({ description: 'For editors; ignored here.' })
        .optional(),
      requests: z
        .array(requestExpectation, 'Give a list such as [{ "host": "api.example.com", "count": 2 }].')
        .max(256, 'Give at most 256 of them.')
        .meta({ description: 'Requests that the app makes, or must not make.' })
        .optional(),
      noOtherRequests: onlyTrue('Each request is meant by one of "requests".').optional(),
      everyRequestEndsOnce: onlyTrue(
        'Each request ends with exactly one "ended" event, or the app cancels it.',
      ).optional(),
      suspended: suspended.optional(),
      maxReceivedBytes: whole('Give a whole number of bytes.')
        .meta({ description: 'All bodies that come in, as they are on the wire.' })
        .optional(),
      maxSentBytes: whole('Give a whole number of bytes.')
        .meta({ description: 'All bodies that go out.' })
        .optional(),
      maxDurationMs: milliseconds('From the start of the app to its end.').optional(),
      noFindings: z
        .union(
          [z.literal(true), z.array(z.enum(findingKinds)).min(1).max(findingKinds.length)],
          'Write true for none at all, or a list of kinds such as ["plain-http"]: docs/findings.md has them.',
        )
        .meta({ description: 'No finding at all, or none of these kinds.' })
        .optional(),
      files: z
        .array(
          fileExpectation,
          'Give a list such as [{ "directory": "DocumentsDirectory", "name": "a.png" }].',
        )
        .max(256, 'Give at most 256 of them.')
        .meta({ description: 'Files that are there when the run is over, or are not.' })
        .optional(),
      noErrors: onlyTrue('The app raises no error that nobody catches.').optional(),
      errors: patterns(
        'Give a list of texts, such as ["main.lua:3: *"].',
        'The first lines of the errors that nobody catches: each of these, and no other.',
      ).optional(),
      printed: patterns('Give a list of texts, such as ["done*"].', 'Lines that the app prints.').optional(),
      notPrinted: patterns(
        'Give a list of texts, such as ["failed*"].',
        'Lines that the app does not print.',
      ).optional(),
    },
    { error: settingsError('Give an object such as { "everyRequestEndsOnce": true }.') },
  )
  .refine(
    ({ noOtherRequests, requests }) => noOtherRequests === undefined || requests !== undefined,
    'Add "requests", which "noOtherRequests" leans on.',
  )
  .refine(
    ({ noErrors, errors }) => noErrors === undefined || errors === undefined,
    'Keep one of "noErrors" and "errors".',
  )
  .meta({ title: 'Expectations', description: 'What must have happened in a run of a project.' })

export type Expectations = z.output<typeof expectations>
