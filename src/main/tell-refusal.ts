import { dialog } from 'electron'
import type { Outcome } from '../shared/outcome.ts'

/** What a menu's command could not do is said in a dialog: nobody else waits for its answer. */
export function tellRefusal(answer: Outcome<unknown> | Promise<Outcome<unknown>>): void {
  void tell(answer)
}

async function tell(answer: Outcome<unknown> | Promise<Outcome<unknown>>): Promise<void> {
  const outcome = await answer
  if (!outcome.ok) await dialog.showMessageBox({ type: 'warning', message: outcome.error.message })
}
