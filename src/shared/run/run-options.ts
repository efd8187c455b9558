import { z } from 'zod'
import { localAddress } from '../local-address.ts'
import { profileNames } from '../profile/profile.ts'

const path = (what: string): z.ZodString =>
  z.string(`Name a ${what}.`).min(1, `Name a ${what}.`).max(4096, 'Use a shorter path.')

const mostSeconds = 86_400
const seconds = z
  .number('Give a number of seconds.')
  .gt(0, 'Give more than 0 seconds.')
  .max(mostSeconds, `Give at most ${mostSeconds} seconds, which are a day.`)

/**
 * How a project is run without a window: what the command line's switches, `coronagraph.json` and `run()` come down
 * to. Whatever shapes a run has its place here.
 */
export const runOptions = z.strictObject({
  /** The folder of the project. */
  project: path('folder'),
  /** Instead of the project's own. */
  profile: z.enum(profileNames, `Give one of ${profileNames.join(', ')}.`).optional(),
  /** Host → where its connections go, over http and https, whatever the port of the URL. */
  hosts: z.record(z.string(), localAddress).optional(),
  /** A folder that holds the app's directories for this run, instead of the simulator's own. */
  sandbox: path('folder').optional(),
  /** Directories that are empty at the start and gone at the end. */
  fresh: z.boolean().optional(),
  /** `idle`: nothing can happen any more. `exit`: until the app ends itself, or the time limit. A number: so many seconds. */
  until: z.union([z.enum(['idle', 'exit']), seconds]).optional(),
  /** What ends a run that does not end; 60 without it. */
  timeoutSeconds: seconds.optional(),
  /** What is not simulated is an error of Lua. */
  strict: z.boolean().optional(),
  /** A script: what a person would do. A file, or its content. */
  script: z.union([path('file'), z.record(z.string(), z.unknown())]).optional(),
  /** What must have happened. A file, or its content; added to the project's own. */
  expect: z.union([path('file'), z.record(z.string(), z.unknown())]).optional(),
  events: path('file').optional(),
  har: path('file').optional(),
  junit: path('file').optional(),
  summary: path('file').optional(),
  report: path('file').optional(),
  /** Keeps passwords and cookies in the HAR and the report. */
  withSensitive: z.boolean().optional(),
})

export type RunOptions = z.output<typeof runOptions>

export const defaultTimeoutSeconds = 60
