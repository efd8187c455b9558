import type { BrowserWindow } from 'electron'
import { serve } from '../../core/serve.ts'
import type { Publish } from '../../shared/contract/define.ts'
import { sandboxFilesNames } from '../../shared/contract/names.ts'
import { sandboxFiles } from '../../shared/contract/sandbox-files.ts'
import { fail } from '../../shared/outcome.ts'
import { listen, type Identify } from '../ipc.ts'
import type { Simulator } from '../simulator.ts'

const refuse = async (_input: unknown, _window: BrowserWindow) => fail('NOT_ALLOWED', 'Not there yet.')

/** The open project's sandbox, as the inspector browses it. */
export function serveSandboxFilesSurface(options: {
  readonly identify: Identify<BrowserWindow>
  readonly simulator: Simulator
  readonly publish: Publish<typeof sandboxFiles>
}): void {
  listen(
    sandboxFilesNames,
    options.identify,
    serve(sandboxFiles, {
      list: refuse,
      read: refuse,
      hash: refuse,
      reveal: refuse,
      remove: refuse,
      takeSnapshot: refuse,
      compare: refuse,
    }),
  )
}
