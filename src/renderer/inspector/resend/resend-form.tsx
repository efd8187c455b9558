import type { Draft } from './draft.ts'
import type { DraftProblems } from './draft-problems.ts'
import { Choice } from '../controls/choice.tsx'
import { BodyField } from './fields/body-field.tsx'
import { FieldProblem } from './fields/field-problem.tsx'
import { FileField } from './fields/file-field.tsx'
import { PairRows } from './fields/pair-rows.tsx'
import { TextInput } from './fields/text-input.tsx'
import { addToQuery, changeQuery, queryOf } from './query.ts'

type ResendFormProps = {
  readonly id: string
  readonly draft: Draft
  readonly problems: DraftProblems
  readonly onChange: (change: Partial<Draft>) => void
}

const progressTitles = { none: 'No progress', upload: 'Upload', download: 'Download' } as const

/** All that a request is made of. */
export function ResendForm({ id, draft, problems, onChange }: ResendFormProps) {
  const { headers, url } = draft
  return (
    <div className="resend-form">
      <div className="resend-line">
        <TextInput
          id={`${id}-method`}
          className="resend-method"
          label="Method"
          value={draft.method}
          problem={problems.method}
          onChange={(method) => onChange({ method })}
        />
        <TextInput
          id={`${id}-url`}
          className="resend-url"
          label="URL"
          value={url}
          problem={problems.url}
          onChange={(next) => onChange({ url: next })}
        />
      </div>
      <h3 className="field-label">Query</h3>
      <PairRows
        id={`${id}-query`}
        what="Parameter"
        pairs={queryOf(url).map(({ name, value }) => [name, value])}
        onChange={(index, [name, value]) => onChange({ url: changeQuery(url, index, { name, value }) })}
        onRemove={(index) => onChange({ url: changeQuery(url, index, undefined) })}
        onAdd={() => onChange({ url: addToQuery(url, { name: '', value: '' }) })}
      />
      <h3 className="field-label">Headers</h3>
      <PairRows
        id={`${id}-headers`}
        what="Header"
        pairs={headers}
        problems={problems.headers}
        onChange={(index, pair) => onChange({ headers: headers.with(index, pair) })}
        onRemove={(index) => onChange({ headers: headers.toSpliced(index, 1) })}
        onAdd={() => onChange({ headers: [...headers, ['', '']] })}
        onMove={(index, by) => onChange({ headers: moved(headers, index, index + by) })}
      />
      <FieldProblem id={`${id}-header-list`} problem={problems.headerList} />
      <BodyField id={`${id}-body`} draft={draft} problem={problems.body} onChange={onChange} />
      <ResendOptions id={id} draft={draft} problems={problems} onChange={onChange} />
    </div>
  )
}

function moved<T>(values: readonly T[], from: number, to: number): readonly T[] {
  const value = values[from]
  return value === undefined ? values : values.toSpliced(from, 1).toSpliced(to, 0, value)
}

function ResendOptions({ id, draft, problems, onChange }: ResendFormProps) {
  return (
    <>
      <div className="resend-line">
        <TextInput
          id={`${id}-timeout`}
          className="resend-timeout"
          label="Timeout, seconds"
          inputMode="decimal"
          value={draft.timeoutSeconds}
          problem={problems.timeout}
          onChange={(timeoutSeconds) => onChange({ timeoutSeconds })}
        />
        <div>
          <span className="field-label">Progress events</span>
          <Choice<Draft['progress']>
            label="Progress events"
            value={draft.progress}
            options={(['none', 'download', 'upload'] as const).map((value) => ({
              value,
              title: progressTitles[value],
            }))}
            onChoose={(progress) => onChange({ progress })}
          />
        </div>
        <label className="resend-check">
          <input
            type="checkbox"
            checked={draft.followRedirects}
            onChange={({ target }) => onChange({ followRedirects: target.checked })}
          />
          Follow redirects
        </label>
      </div>
      <label className="resend-check">
        <input
          type="checkbox"
          checked={draft.savesResponse}
          onChange={({ target }) => onChange({ savesResponse: target.checked })}
        />
        Save the response to a file of the app
      </label>
      {draft.savesResponse && (
        <FileField
          id={`${id}-target`}
          label="Response file"
          file={draft.target}
          problem={problems.target}
          onChange={(target) => onChange({ target })}
        />
      )}
    </>
  )
}
