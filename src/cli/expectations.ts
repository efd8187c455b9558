import { describeIssues } from '../core/project/settings-problem.ts'
import { readSettingsFile } from '../core/project/read-settings-file.ts'
import { fail, ok, type Outcome } from '../shared/outcome.ts'
import { expectations, type Expectations } from '../shared/run/expectations.ts'
import type { RunOptions } from '../shared/run/run-options.ts'

/** What is expected of a run: the project's own, and what `expect` adds. Fails with what is wrong, where, and its cure. */
export async function openExpectations(
  ofProject: Expectations | undefined,
  expect: RunOptions['expect'],
): Promise<Outcome<readonly Expectations[]>> {
  const own = ofProject === undefined ? [] : [ofProject]
  if (expect === undefined) return ok(own)
  const added = typeof expect === 'string' ? await readFile(expect) : checkContent(expect)
  return added.ok ? ok([...own, added.value]) : added
}

async function readFile(path: string): Promise<Outcome<Expectations>> {
  const file = await readSettingsFile(path, expectations)
  if (!file.ok) return file
  return file.value === undefined
    ? fail('NOT_FOUND', `--expect ${path}: there is no such file. Name a file of expectations.`)
    : ok(file.value)
}

function checkContent(content: Readonly<Record<string, unknown>>): Outcome<Expectations> {
  const parsed = expectations.safeParse(content)
  if (parsed.success) return ok(parsed.data)
  const problems = describeIssues(content, parsed.error).map((problem) => `expect, ${problem}`)
  return fail('INVALID_INPUT', problems.join('\n'))
}
