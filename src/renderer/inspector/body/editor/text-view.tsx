import { useEffect, useRef, useState } from 'react'
import { useSettled } from '../json/use-settled.ts'
import type { TextEditor } from './create-text-editor.ts'
import type { TextLanguage } from './text-language.ts'

/** Characters of a text. */
export type TextPlace = { readonly offset: number; readonly length: number }

type TextViewProps = {
  readonly text: string
  readonly label: string
  readonly language: TextLanguage | undefined
  readonly isWrapped: boolean
  /** A place that is to be shown, when there is one. */
  readonly showAt?: TextPlace | undefined
  readonly onSettled?: (() => void) | undefined
}

/** What stands there until the editor does. */
const plainCharacters = 32 * 1024

const nothing = (): void => undefined

/** A text in a read-only editor, which comes with its first use; until then, and when it cannot come, as plain text. */
export function TextView({ text, label, language, isWrapped, showAt, onSettled = nothing }: TextViewProps) {
  const host = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<TextEditor>()

  useEffect(() => {
    let made: TextEditor | undefined
    let isWanted = true
    void (async () => {
      const { createTextEditor } = await import('./create-text-editor.ts')
      const element = host.current
      if (!isWanted || element === null) return
      made = createTextEditor(element, { text, label, language })
      setEditor(made)
    })()
    return () => {
      isWanted = false
      made?.destroy()
      setEditor(undefined)
    }
  }, [text, label, language])

  useEffect(() => editor?.setWrapped(isWrapped), [editor, isWrapped])
  useEffect(() => {
    if (showAt !== undefined) editor?.show(showAt.offset, showAt.length)
  }, [editor, showAt])
  useSettled(editor !== undefined, onSettled)

  return (
    <div className="text-view" data-wrapped={isWrapped || undefined}>
      <div ref={host} className="text-host" hidden={editor === undefined} />
      {editor === undefined && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text that is scrolled by keys
        <pre className="body-text" aria-label={label} tabIndex={0}>
          {text.slice(0, plainCharacters)}
        </pre>
      )}
    </div>
  )
}
