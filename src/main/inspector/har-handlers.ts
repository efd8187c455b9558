import { dialog, type BrowserWindow } from 'electron'
import { byteCodec } from '../../core/har/byte-codec.ts'
import { collectBodies } from '../../core/har/collect-bodies.ts'
import { harSourceOf } from '../../core/har/har-source.ts'
import { importHar } from '../../core/har/import-har.ts'
import { type HarSource, writeHar } from '../../core/har/write-har.ts'
import { version } from '../../core/network/user-agent.ts'
import type { TrafficHandlers } from '../../shared/contract/traffic.ts'
import { fail, ok } from '../../shared/outcome.ts'
import type { Simulator } from '../simulator.ts'
import { archiveName } from './archive-name.ts'
import type { TrafficDeps } from './traffic-surface.ts'

type HarHandlers = Pick<TrafficHandlers<BrowserWindow>, 'exportHar' | 'importHar'>

const filters = [{ name: 'HTTP Archive', extensions: ['har'] }]

/** Writes what the log holds to an archive, and reads one into it. */
export function harHandlers({ simulator, log, bodies, store, clock }: TrafficDeps): HarHandlers {
  // Once, so that the times of an archive do not depend on when it is written.
  const logStartedAtMs = Date.now() - log.nowMs()
  let isReading = false
  return {
    exportHar: async ({ exchangeIds, includesSecrets }, window) => {
      const chosen = await dialog.showSaveDialog(window, {
        title: 'Export an HTTP Archive',
        defaultPath: archiveName(simulator.state().project?.name, new Date()),
        filters,
      })
      if (chosen.canceled || chosen.filePath === '') return ok(false)
      const source = await harSourceOf({
        log,
        run: runOf(simulator, logStartedAtMs, log.nowMs()),
        withBodies: (record, budgetBytes) => collectBodies(record, bodies, budgetBytes),
        ...(exchangeIds === undefined ? {} : { exchangeIds }),
      })
      const options = { codec: byteCodec, version, withSensitive: includesSecrets }
      const written = await writeHar(chosen.filePath, source, options)
      return written.ok ? ok(true) : written
    },
    importHar: async (_input, window) => {
      const chosen = await dialog.showOpenDialog(window, {
        title: 'Import an HTTP Archive',
        properties: ['openFile'],
        filters: [...filters, { name: 'All files', extensions: ['*'] }],
      })
      const path = chosen.filePaths[0]
      if (chosen.canceled || path === undefined) return ok(false)
      const workerUrl = new URL('./import-worker.js', import.meta.url)
      if (isReading) return fail('NOT_ALLOWED', 'Another archive is being read. Try again when it is there.')
      isReading = true
      const read = await importHar(path, { log, store, clock, logStartedAtMs, workerUrl })
      isReading = false
      return read.ok ? ok(true) : read
    },
  }
}

/** What an archive says of the run: that of the open project, as far as it has come. */
function runOf(simulator: Simulator, startedAtMs: number, durationMs: number): HarSource['run'] {
  const { project, profile, session, switches } = simulator.state()
  const isRunning = session === 'running' || session === 'suspended'
  return {
    project: { name: project?.name ?? '', path: project?.path ?? '', hosts: project?.hosts ?? [] },
    profile,
    isStrict: switches.isStrict,
    startedAtMs,
    durationMs,
    end: { by: isRunning ? 'until' : 'finished' },
    errorCount: 0,
    files: [],
  }
}
