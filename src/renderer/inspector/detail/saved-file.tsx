import type { Exchange } from '../../../shared/exchange.ts'
import { Field, Fields } from './fields.tsx'
import { FileLink } from './file-link.tsx'

/** Where the listener was told that its file is. */
export function SavedFile({ exchange }: { readonly exchange: Exchange }) {
  const response = exchange.events.findLast((lane) => lane.event.response !== undefined)?.event.response
  if (response?.kind !== 'file') return null
  return (
    <Fields>
      <Field label="Saved as" isCode>
        <FileLink file={{ directory: response.directory, name: response.filename }} />
      </Field>
      <Field label="Path" isCode>
        {response.fullPath}
      </Field>
    </Fields>
  )
}
