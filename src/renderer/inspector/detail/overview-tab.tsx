import { plainUrl } from '../../../shared/copy-as/plain-url.ts'
import { describeState } from '../../../shared/describe/status.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import type { Exchange } from '../../../shared/exchange.ts'
import { FindingsSection } from '../findings/findings-section.tsx'
import { AnnotationSection } from './annotation-section.tsx'
import { ConnectionSection } from './connection-section.tsx'
import { CopyButton } from './copy-button.tsx'
import { Ending } from './ending.tsx'
import { Field, Fields } from './fields.tsx'
import { FileLink } from './file-link.tsx'
import { ImportedNote } from './imported-note.tsx'
import { ResendLinks } from './resend-links.tsx'
import { SavedFile } from './saved-file.tsx'
import { SizesSection } from './sizes-section.tsx'
import { statusWords } from './status-words.ts'
import { TimingSection } from './timing-section.tsx'

/** What it was, how it ended, where it went, and what there is to know about it. */
export function OverviewTab({ exchange }: { readonly exchange: Exchange }) {
  const { request, head } = exchange
  return (
    <>
      <Ending exchange={exchange} />
      <ImportedNote sessionId={exchange.sessionId} />
      <Fields>
        <Field label="URL" isCode>
          <bdi>{shorten(request.url, 4000)}</bdi>
          <CopyButton what="the URL" text={() => plainUrl(request.url)} />
        </Field>
        {head !== undefined && head.url !== request.url && (
          <Field label="Redirected to" isCode>
            <bdi>{shorten(head.url, 4000)}</bdi>
          </Field>
        )}
        <Field label="State">{describeState(exchange)}</Field>
        {head !== undefined && (
          <Field label="Status">
            {head.status} <bdi>{shorten(head.statusText, 200)}</bdi>
            <span className="field-note">{statusWords(head.status)}</span>
          </Field>
        )}
        <Field label="API" isCode>
          {request.api === 'loadRemoteImage' ? 'display.loadRemoteImage' : `network.${request.api}`}
        </Field>
        {request.callSite !== undefined && (
          <Field label="Called at" isCode>
            <bdi>{shorten(request.callSite)}</bdi>
          </Field>
        )}
        {request.target !== undefined && (
          <Field label="Saves to" isCode>
            <FileLink file={request.target} />
          </Field>
        )}
        <ResendLinks exchange={exchange} />
      </Fields>
      <SavedFile exchange={exchange} />
      <FindingsSection exchange={exchange} />
      <TimingSection exchange={exchange} />
      <SizesSection exchange={exchange} />
      <ConnectionSection exchange={exchange} />
      <AnnotationSection exchange={exchange} />
    </>
  )
}
