import { openSandbox, type Sandbox } from '../../src/core/sandbox/sandbox.ts'
import { makeScratchFolder } from './scratch-folder.ts'
import { temporaryDirectory } from './temporary-directory.ts'

/** A sandbox of a project with these files, both gone when the running test is over. */
export function openTestSandbox(
  files: Readonly<Record<string, string>> = { 'main.lua': 'print(1)' },
): Sandbox {
  const sandbox = openSandbox({
    projectPath: makeScratchFolder(files),
    sandboxesPath: temporaryDirectory(),
  })
  if (!sandbox.ok) throw new Error(sandbox.error.message)
  return sandbox.value
}
