import { join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { bodyFileName } from '../../core/record/body-name.ts'
import { saveBody } from '../../core/record/save-body.ts'
import type { TrafficHandlers } from '../../shared/contract/traffic.ts'
import { ok } from '../../shared/outcome.ts'
import type { TrafficDeps } from './traffic-surface.ts'

type BodyHandlers = Pick<TrafficHandlers<BrowserWindow>, 'readBody' | 'saveBody'>

/** What was sent and received, read in parts and saved to a file. */
export function bodyHandlers({ bodies, log }: TrafficDeps): BodyHandlers {
  return {
    readBody: ({ exchangeId, side, offsetBytes, lengthBytes }) =>
      bodies.read(exchangeId, side, offsetBytes, lengthBytes),
    saveBody: async ({ exchangeId, side }, window) => {
      // Nobody is asked where to what is not there.
      const first = await bodies.read(exchangeId, side, 0, 1)
      if (!first.ok) return first
      const name = bodyFileName(log.entriesOf(exchangeId), side)
      const chosen = await dialog.showSaveDialog(window, {
        title: side === 'request' ? 'Save the body that was sent' : 'Save the response',
        defaultPath: join(app.getPath('downloads'), name),
      })
      if (chosen.canceled || chosen.filePath === '') return ok(false)
      const saved = await saveBody(bodies, { exchangeId, side }, chosen.filePath)
      return saved.ok ? ok(true) : saved
    },
  }
}
