import { z } from 'zod'
import { hostAnswer } from './host-answer.ts'
import { localAddress } from './local-address.ts'
import { profileNames } from './profile/profile.ts'
import { expectations } from './run/expectations.ts'
import { settingsError } from './settings-error.ts'

/** The name of the optional settings file beside `main.lua`. */
export const projectFileName = 'coronagraph.json'

const folderHint = 'Name a folder of the project, such as "remote/example.com".'

const hostRoute = z
  .strictObject(
    {
      address: localAddress
        .meta({
          description: 'A server of this machine to which the connections of this host go. It stands alone.',
        })
        .optional(),
      serve: z
        .string(folderHint)
        .min(1, folderHint)
        .max(1024, 'Use a shorter name: at most 1024 characters.')
        .meta({ description: 'The folder, relative to the project, whose files answer as this host.' })
        .optional(),
      answers: z
        .array(hostAnswer, 'Give a list such as [{ "when": { "path": "/login" }, "status": 401 }].')
        .min(1, 'Give at least one, or leave it out.')
        .max(256, 'Give at most 256 answers.')
        .meta({ description: 'What is sent in place of files: the first that is meant.' })
        .optional(),
      bytesPerSecond: z
        .int('Give a whole number of bytes, or leave it out for no limit.')
        .min(1, 'Give at least 1, or leave it out for no limit.')
        .meta({ description: 'The pace of each response body. Without it: as fast as it goes.' })
        .optional(),
      latencyMs: z
        .number('Give a number of milliseconds.')
        .min(0, 'Give 0 or more milliseconds.')
        .max(600_000, 'Give at most 600000 milliseconds, which are 10 minutes.')
        .meta({ description: 'The time before each response head, in milliseconds.' })
        .optional(),
    },
    { error: settingsError('Give an object such as { "serve": "remote/example.com" }.') },
  )
  .refine(
    ({ address, serve, answers }) => address !== undefined || serve !== undefined || answers !== undefined,
    { path: ['serve'], error: folderHint },
  )
  .refine((route) => route.address === undefined || Object.keys(route).length === 1, {
    path: ['address'],
    error: 'Keep "address" alone: the server at this address answers in its own way.',
  })
  .meta({
    description: 'How one host answers.',
    anyOf: [{ required: ['address'] }, { required: ['serve'] }, { required: ['answers'] }],
  })

/** Rough: what looks like a scheme, a port or a path is refused here, the rest where the host is made canonical. */
const hostKey = z
  .string()
  .regex(
    /^([^\s/\\:@?#[\]*]{1,253}|[0-9A-Fa-f:.]{2,45})$/,
    'Write the host alone, such as "plugins.solar2d.com": no scheme, no port, no path.',
  )

const hosts = z
  .record(hostKey, hostRoute, 'Give an object whose keys are host names.')
  .refine((routes) => Object.keys(routes).length <= 256, 'Route at most 256 hosts.')
  .meta({ description: 'Hosts that the simulator answers for, over real sockets of this machine.' })

/** `coronagraph.json`. Unknown settings are refused, so that a misspelt one does not pass in silence. */
export const projectFile = z
  .strictObject(
    {
      $schema: z
        .string('Give the address of a JSON schema.')
        .meta({ description: 'For editors; ignored here.' })
        .optional(),
      profile: z
        .enum(profileNames, `Give one of ${profileNames.join(', ')}.`)
        .meta({ description: 'Whose delivery rules apply; `reference` without it.' })
        .optional(),
      hosts: hosts.optional(),
      expect: expectations.optional(),
    },
    { error: settingsError('Give an object such as { "hosts": {} }.') },
  )
  .meta({ title: projectFileName, description: 'Settings of a project for Coronagraph.' })

export type ProjectFile = z.output<typeof projectFile>
