import type { InspectorModel } from '../state/model.ts'
import type { Command } from './command.ts'
import { isChord, matchesKey } from './match-key.ts'

const writing =
  'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false]), .cm-editor'
/** Letters choose from it. Once it is open, the keyboard is in its popup. */
const choosing = '[role=combobox]'
const asking = '[role=dialog], [role=alertdialog], [role=menu], .choice-popup'

const isInside = ({ target }: Event, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null

/** The command that a key press means, where it was pressed. What a list, a menu or a dialog took for itself means none. */
export function commandOfPress(event: KeyboardEvent, commands: readonly Command[]): Command | undefined {
  if (event.defaultPrevented || event.isComposing) return undefined
  const isWriting = isInside(event, `${writing}, ${choosing}`)
  // A combobox is a field like any other: only what stands over the window keeps everything.
  if (isInside(event, isWriting ? '[role=dialog], [role=alertdialog]' : asking)) return undefined
  return commands.find((command) =>
    (command.keys ?? []).some((key) => (!isWriting || isChord(key)) && matchesKey(event, key)),
  )
}

/** Lets every command's keys run it, from anywhere in the window. The returned function ends it. */
export function bindKeys(
  target: Pick<Window, 'addEventListener' | 'removeEventListener'>,
  commands: readonly Command[],
  model: InspectorModel,
): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    // Its field may not have the focus yet: what is typed by then is meant for it.
    if (model.dialogs.getState().open !== undefined) return
    const command = commandOfPress(event, commands)
    if (command === undefined || !command.isAvailable(model)) return
    event.preventDefault()
    command.run(model)
  }
  target.addEventListener('keydown', onKeyDown)
  return () => target.removeEventListener('keydown', onKeyDown)
}
