import { dialog, type BrowserWindow } from 'electron'
import type { Clock } from '../../core/clock.ts'
import { createPageRevival } from './page-revival.ts'

/** A page that draws a very long list may be busy for a moment. */
const unresponsiveGraceMs = 10_000

/**
 * Loads the inspector's page anew when its process ends or hangs. Nothing is lost by it: the log is here. One that ends
 * again and again is left alone, and the person decides.
 */
export function reviveInspector(options: {
  readonly window: BrowserWindow
  readonly clock: Clock
  readonly load: () => Promise<void>
}): void {
  const { window, clock, load } = options
  const { webContents } = window
  const mayRevive = createPageRevival(clock)
  let cancelGrace: (() => void) | undefined

  const ask = async (reason: string): Promise<void> => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: 'The inspector ended several times within a minute.',
      detail: `${reason} Your app goes on, and nothing of what was recorded is lost.`,
      buttons: ['Load Again', 'Leave It'],
      defaultId: 0,
      cancelId: 1,
    })
    if (response === 0 && !window.isDestroyed()) await load()
  }
  const revive = async (reason: string): Promise<void> => {
    if (window.isDestroyed()) return
    await (mayRevive() ? load() : ask(reason))
  }
  webContents.on('render-process-gone', (_event, { reason }) => {
    cancelGrace?.()
    // Else the next page could hang unseen.
    cancelGrace = undefined
    if (reason === 'clean-exit') return
    revive(`Its process ended (${reason}).`).catch(() => {})
  })
  window.on('unresponsive', () => {
    cancelGrace ??= clock.setTimer(unresponsiveGraceMs, () => {
      cancelGrace = undefined
      // A page that hangs takes no command to load: its process has to end.
      if (!window.isDestroyed()) webContents.forcefullyCrashRenderer()
    })
  })
  window.on('responsive', () => {
    cancelGrace?.()
    cancelGrace = undefined
  })
}
