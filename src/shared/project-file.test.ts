import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { projectFile } from './project-file.ts'

it('[C3] docs/coronagraph.schema.json is the schema that the simulator checks with', () => {
  const path = new URL('../../docs/coronagraph.schema.json', import.meta.url)
  const published: unknown = JSON.parse(readFileSync(path, 'utf8'))
  // When this fails, what is expected here is the new content of the file.
  expect(published).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(projectFile, { io: 'input' }))))
})
