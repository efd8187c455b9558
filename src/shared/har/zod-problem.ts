import type { z } from 'zod'
import { fail, type Outcome } from '../outcome.ts'

/** The first problem, with its place: `log.entries[3].request: …`. */
export function invalid(error: z.ZodError, place: readonly PropertyKey[] = []): Outcome<never> {
  const [issue] = error.issues
  const path = [...place, ...(issue?.path ?? [])]
  const where = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return fail(
    'INVALID_INPUT',
    `${where.replace(/^\./, '') || 'the whole file'}: ${issue?.message ?? 'wrong'}`,
  )
}
