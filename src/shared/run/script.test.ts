import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { script } from './script.ts'

it('[E40] docs/script.schema.json is the schema that scripts are checked with', () => {
  const path = new URL('../../../docs/script.schema.json', import.meta.url)
  const published: unknown = JSON.parse(readFileSync(path, 'utf8'))
  // When this fails, what is expected here is the new content of the file.
  expect(published).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(script, { io: 'input' }))))
})
