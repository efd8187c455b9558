import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inject } from 'vitest'
import type * as Api from '../../src/cli/api.ts'

/** What programs import, as it is built from the sources of this moment. */
export const loadApi = (): Promise<typeof Api> =>
  import(pathToFileURL(join(dirname(inject('commandLinePath')), 'api.js')).href)
