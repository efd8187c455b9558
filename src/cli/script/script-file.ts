import { basename } from 'node:path'
import { findNodeAtLocation, parse, parseTree } from 'jsonc-parser'
import { findJsonProblem } from '../../core/project/json-problem.ts'
import { readSettingsText } from '../../core/project/read-settings-file.ts'
import { badProject, describeIssues } from '../../core/project/settings-problem.ts'
import { fail, ok, type Outcome } from '../../shared/outcome.ts'
import type { RunOptions } from '../../shared/run/run-options.ts'
import { type Script, script as schema } from '../../shared/run/script.ts'

const maxFileBytes = 1024 * 1024

/** The script of a run: a file, or its content. Fails with what is wrong, where, and what to write instead. */
export async function openScript(script: RunOptions['script']): Promise<Outcome<Script | undefined>> {
  if (script === undefined) return ok(undefined)
  return typeof script === 'string' ? readScript(script) : checkContent(script)
}

async function readScript(path: string): Promise<Outcome<Script>> {
  const file = await readSettingsText(path, maxFileBytes)
  if (!file.ok) return file
  const text = file.value
  if (text === undefined) {
    return fail('NOT_FOUND', `--script ${path}: there is no such file. Name a file of steps.`)
  }
  const problem = findJsonProblem(text, { allowsComments: true })
  if (problem) {
    return badProject(path, [`line ${problem.line}, column ${problem.column}: ${problem.message}`])
  }
  const raw: unknown = parse(text)
  const parsed = schema.safeParse(raw)
  if (!parsed.success) return badProject(path, describeIssues(raw, parsed.error))
  return ok({ steps: parsed.data.steps, place: placesIn(text, basename(path)) })
}

function checkContent(content: Readonly<Record<string, unknown>>): Outcome<Script> {
  const parsed = schema.safeParse(content)
  if (parsed.success) return ok({ steps: parsed.data.steps, place: (index) => `script, steps[${index}]` })
  const problems = describeIssues(content, parsed.error).map((problem) => `script, ${problem}`)
  return fail('INVALID_INPUT', problems.join('\n'))
}

/** `send.json:12` for each step. */
function placesIn(text: string, fileName: string): Script['place'] {
  const tree = parseTree(text)
  return (index) => {
    const node = tree && findNodeAtLocation(tree, ['steps', index])
    if (node === undefined) return fileName
    return `${fileName}:${text.slice(0, node.offset).split('\n').length}`
  }
}
