import type { InspectorModel } from './model.ts'
import { addNotice } from './notices-store.ts'

/** Puts a text on the system's clipboard; says so when that fails. */
export async function copyText(
  { clients, notices }: Pick<InspectorModel, 'clients' | 'notices'>,
  text: string,
): Promise<void> {
  const outcome = await clients.commands.copy({ text })
  if (!outcome.ok) addNotice(notices, `It could not be copied: ${outcome.error.message}`)
}
