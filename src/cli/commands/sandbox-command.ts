import { resolve } from 'node:path'
import type { Command } from 'commander'
import { printable } from '../../core/printable.ts'
import { openProject } from '../../core/project/project.ts'
import { findStoredSandbox, type StoredFile, type StoredSandbox } from '../../core/sandbox/stored-sandbox.ts'
import { defaultSandboxesPath } from '../../core/sandboxes-path.ts'
import { formatBytes } from '../../shared/describe/format-bytes.ts'
import { ok, type Outcome } from '../../shared/outcome.ts'
import { exitCodes } from '../../shared/run/exit-codes.ts'
import { textTable } from '../terminal/text-table.ts'

/** `coronagraph sandbox path|list|clear <project>` */
export function addSandboxCommand(program: Command): void {
  const command = program
    .command('sandbox')
    .description("where an app's own files are, what they are, and to remove them")
  command
    .command('path')
    .description('the folder that holds Documents, TemporaryFiles, CachedFiles and ApplicationSupport')
    .argument('<project>', 'the folder of the project')
    .action(async (project: string) => {
      await withSandbox(project, async ({ rootPath }) => ok(`${rootPath}\n`))
    })
  command
    .command('list')
    .description('the files, with size and time of the last change')
    .argument('<project>', 'the folder of the project')
    .option('--json', 'as a list of objects')
    .action(async (project: string, { json }: { readonly json?: true }) => {
      await withSandbox(project, async (sandbox) => {
        const files = await sandbox.list()
        if (!files.ok) return files
        return ok(json ? `${JSON.stringify(files.value, null, 2)}\n` : describe(files.value))
      })
    })
  command
    .command('clear')
    .description('remove all files; asks nothing, and refuses while the app runs')
    .argument('<project>', 'the folder of the project')
    .action(async (project: string) => {
      await withSandbox(project, async (sandbox) => {
        const cleared = await sandbox.clear()
        return cleared.ok ? ok('') : cleared
      })
    })
}

/** What the work answers goes to standard output, what fails to standard error. */
async function withSandbox(
  projectPath: string,
  work: (sandbox: StoredSandbox) => Promise<Outcome<string>>,
): Promise<void> {
  const project = await openProject(resolve(projectPath))
  const answer = project.ok
    ? await work(
        findStoredSandbox({ projectPath: project.value.path, sandboxesPath: defaultSandboxesPath() }),
      )
    : project
  if (answer.ok) {
    process.stdout.write(answer.value)
    return
  }
  process.stderr.write(`${printable(answer.error.message)}\n`)
  process.exitCode = exitCodes.usage
}

function describe(files: readonly StoredFile[]): string {
  if (files.length === 0) return ''
  const rows = files.map(({ name, sizeBytes, changedAtMs }) => [
    printable(name),
    formatBytes(sizeBytes),
    new Date(changedAtMs).toISOString(),
  ])
  return `${textTable(rows)}\n`
}
