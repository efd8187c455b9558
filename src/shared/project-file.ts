import { z } from 'zod'

/** The name of the optional settings file beside `main.lua`. */
export const projectFileName = 'coronagraph.json'

const hostRoute = z
  .strictObject({
    serve: z
      .string('Name a folder of the project, such as "remote/example.com".')
      .min(1, 'Name a folder of the project, such as "remote/example.com".')
      .max(1024, 'The name of a folder has at most 1024 characters.')
      .meta({ description: 'The folder, relative to the project, whose files answer as this host.' }),
    bytesPerSecond: z
      .int('Give a whole number of bytes, at least 1.')
      .min(1, 'Give at least 1 byte per second, or leave the setting out for no limit.')
      .meta({ description: 'The pace of each response body. Without it: as fast as it goes.' })
      .optional(),
    latencyMs: z
      .number('Give a number of milliseconds.')
      .min(0, 'Give 0 or more milliseconds.')
      .max(600_000, 'Give at most 600000 milliseconds (10 minutes).')
      .meta({ description: 'The time before each response head, in milliseconds.' })
      .optional(),
  })
  .meta({ description: 'How one host answers.' })

/** Labels of letters, digits, "-" and "_"; an IPv4 address has the same shape. */
const hostName =
  /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/i
const ipv6Address = /^(?=.*:.*:)[0-9a-f:.]{2,45}$/i

/** A host as the keys of `hosts` give it: neither scheme nor port, not case-sensitive. */
export const isHostKey = (key: string): boolean => hostName.test(key) || ipv6Address.test(key)

const hosts = z
  .record(z.string(), hostRoute, 'Give an object whose keys are host names.')
  .refine((routes) => Object.keys(routes).length <= 256, 'A project may route at most 256 hosts.')
  .meta({ description: 'Hosts that the simulator answers for, over real sockets on this machine.' })

/** `coronagraph.json`. Unknown settings are refused, so that a misspelt one does not pass in silence. */
export const projectFile = z
  .strictObject({
    $schema: z.string().meta({ description: 'For editors; ignored here.' }).optional(),
    hosts: hosts.optional(),
  })
  .meta({ title: projectFileName, description: 'Settings of a project for Coronagraph.' })

export type ProjectFile = z.output<typeof projectFile>
