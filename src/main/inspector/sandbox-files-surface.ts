import { shell, type BrowserWindow } from 'electron'
import type { Clock } from '../../core/clock.ts'
import { createSandboxBrowser, type SandboxBrowser } from '../../core/sandbox/browse/sandbox-browser.ts'
import { serve } from '../../core/serve.ts'
import type { Publish } from '../../shared/contract/define.ts'
import { sandboxFilesNames } from '../../shared/contract/names.ts'
import { sandboxFiles } from '../../shared/contract/sandbox-files.ts'
import { ok, type Outcome } from '../../shared/outcome.ts'
import { listen, type Identify } from '../ipc.ts'
import type { Simulator } from '../simulator.ts'

/** The open project's sandbox, as the inspector browses it. Nothing is watched before somebody has looked. */
export function serveSandboxFilesSurface(options: {
  readonly identify: Identify<BrowserWindow>
  readonly simulator: Simulator
  readonly clock: Clock
  readonly publish: Publish<typeof sandboxFiles>
}): void {
  const { simulator, publish } = options
  let current: { readonly rootPath: string; readonly browser: SandboxBrowser } | undefined

  const leave = (): void => {
    void current?.browser.close()
    current = undefined
  }
  // A relaunch opens the same sandbox anew, and what is known of it stays.
  simulator.onState(({ project }) => {
    if (current === undefined || project?.sandboxPath === current.rootPath) return
    leave()
    publish('changed', {})
  })

  const browse = async <T>(work: (browser: SandboxBrowser) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const sandbox = simulator.sandbox()
    if (!sandbox.ok) return sandbox
    const { rootPath } = sandbox.value
    if (current?.rootPath !== rootPath) {
      leave()
      const browser = createSandboxBrowser({
        sandbox: sandbox.value,
        clock: options.clock,
        dateNowMs: Date.now,
        inUse: simulator.sandboxInUse,
        onChange: () => publish('changed', {}),
      })
      current = { rootPath, browser }
    }
    return work(current.browser)
  }

  listen(
    sandboxFilesNames,
    options.identify,
    serve(sandboxFiles, {
      list: (_input, _window: BrowserWindow) => browse((browser) => browser.list()),
      read: ({ file, offsetBytes, lengthBytes }) =>
        browse((browser) => browser.read(file, offsetBytes, lengthBytes)),
      hash: ({ file }) =>
        browse(async (browser) => {
          const hash = await browser.hash(file)
          return hash.ok ? ok({ sha256: hash.value }) : hash
        }),
      reveal: ({ file }) =>
        browse(async (browser) => {
          const path = browser.pathOf(file)
          if (!path.ok) return path
          shell.showItemInFolder(path.value)
          return ok(undefined)
        }),
      remove: ({ files }) => browse((browser) => browser.remove(files)),
      takeSnapshot: () => browse((browser) => browser.takeSnapshot()),
      compare: () => browse((browser) => browser.compare()),
    }),
  )
}
