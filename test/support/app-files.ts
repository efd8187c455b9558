import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAppFiles } from '../../src/core/sandbox/app-files.ts'
import type { DiskRoom } from '../../src/core/sandbox/disk-room.ts'
import { openSandbox, type Sandbox } from '../../src/core/sandbox/sandbox.ts'
import { serveSync } from '../../src/core/serve.ts'
import { appFiles, type AppFilesClient } from '../../src/shared/contract/app-files.ts'
import { appFilesNames } from '../../src/shared/contract/names.ts'
import { makeScratchFolder } from './scratch-folder.ts'

export type OpenAppFiles = {
  /** As an app reaches them: through the schema. */
  readonly files: AppFilesClient
  readonly close: () => void
  readonly sandbox: Sandbox
  readonly project: string
  readonly documents: string
  readonly temporary: string
  /** Puts a file into Documents, past the sandbox. */
  readonly put: (name: string, content?: string | Uint8Array) => void
}

/** A real sandbox of a new project, with the host's side of `app-files` on it. */
export function openAppFiles(hasRoom?: DiskRoom): OpenAppFiles {
  const project = makeScratchFolder({ 'main.lua': 'print(1)' })
  const opened = openSandbox({ projectPath: project, sandboxesPath: makeScratchFolder() })
  if (!opened.ok) throw new Error(opened.error.message)
  const { handlers, close } = createAppFiles(opened.value, hasRoom)
  const documents = opened.value.directoryPath('DocumentsDirectory')
  return {
    files: clientOf(serveSync(appFiles, handlers)),
    close,
    sandbox: opened.value,
    project,
    documents,
    temporary: opened.value.directoryPath('TemporaryDirectory'),
    put: (name, content = '') => writeFileSync(join(documents, name), content),
  }
}

function clientOf(call: ReturnType<typeof serveSync>): AppFilesClient {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one function for each call of the surface
  return Object.fromEntries(
    appFilesNames.calls.map((name) => [name, (input: unknown) => call(name, input, undefined)]),
  ) as unknown as AppFilesClient
}
