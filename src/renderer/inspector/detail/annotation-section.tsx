import { useState } from 'react'
import type { Exchange } from '../../../shared/exchange.ts'
import { marks, type Mark } from '../../../shared/log-entry.ts'
import { useModel } from '../context.ts'
import { MarkShape } from '../list/cells/mark-shape.tsx'
import { Section } from './fields.tsx'
import { noteFieldId } from './note-field.ts'

const mostCharacters = 4000

/** What a person marks this exchange with and writes to it. Kept in the log as they leave the field. */
export function AnnotationSection({ exchange }: { readonly exchange: Exchange }) {
  const { actions } = useModel()
  const { id, annotation } = exchange
  const kept = annotation?.note ?? ''
  const [draft, setDraft] = useState<string>()
  const save = (): void => {
    if (draft !== undefined && draft !== kept) void actions.annotate([id], { note: draft })
    setDraft(undefined)
  }
  const choose = (mark: Mark): void =>
    void actions.annotate([id], { mark: annotation?.mark === mark ? null : mark })
  return (
    <Section title="Mark and note">
      <div className="mark-choice" role="group" aria-label="Mark">
        {marks.map((mark, at) => (
          <button
            key={mark}
            type="button"
            className="icon-button"
            aria-label={`Mark ${mark}`}
            aria-pressed={annotation?.mark === mark}
            title={`Mark ${mark} (${at + 1})`}
            onClick={() => choose(mark)}
          >
            <MarkShape mark={mark} />
          </button>
        ))}
      </div>
      <textarea
        id={noteFieldId}
        className="note-field"
        aria-label="Note"
        placeholder="What is to be remembered of this request"
        rows={2}
        maxLength={mostCharacters}
        value={draft ?? kept}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return
          event.preventDefault()
          event.stopPropagation()
          event.currentTarget.blur()
        }}
      />
    </Section>
  )
}
