import type { z } from 'zod'
import { fail, type Outcome } from '../../shared/outcome.ts'

/** One sentence or two for each thing that is wrong: where, what stands there, what to write instead. */
export function describeIssues(raw: unknown, error: z.ZodError): readonly string[] {
  return error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `${settingPath(issue.path)}: ${issue.message}`
    if (issue.code === 'invalid_key') {
      return `${settingPath(issue.path)}: ${issue.issues.map(({ message }) => message).join(' ')}`
    }
    return `${settingPath(issue.path)} ${describeValue(valueAt(raw, issue.path))}. ${issue.message}`
  })
}

export function badProject(filePath: string, problems: readonly string[]): Outcome<never> {
  const shown = problems.slice(0, 10)
  const rest = problems.length - shown.length
  if (rest > 0) shown.push(`${rest} more.`)
  return fail('BAD_PROJECT', shown.map((problem) => `${filePath}, ${problem}`).join('\n'))
}

/** `hosts["plugins.solar2d.com"].latencyMs` */
export function settingPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the whole file'
  return path
    .map((key, index) => {
      if (typeof key === 'string' && /^[A-Za-z_$][\w$]*$/.test(key)) return index === 0 ? key : `.${key}`
      return typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(String(key))}]`
    })
    .join('')
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined
    return Object.entries(value).find(([name]) => name === String(key))?.[1]
  }, raw)
}

function describeValue(value: unknown): string {
  if (value === undefined) return 'is missing'
  if (Array.isArray(value)) return 'is a list'
  if (typeof value === 'object' && value !== null) return 'is an object'
  return `is ${JSON.stringify(value).slice(0, 80)}`
}
