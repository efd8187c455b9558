import { Choice } from '../../controls/choice.tsx'
import { type BodyKind, bodyKinds, type Draft } from '../draft.ts'
import { FileField } from './file-field.tsx'

type BodyFieldProps = {
  readonly id: string
  readonly draft: Draft
  readonly problem: string | undefined
  readonly onChange: (change: Partial<Draft>) => void
}

const titles: Readonly<Record<BodyKind, string>> = {
  none: 'No body',
  same: 'The same as before',
  text: 'Text',
  file: 'A file of the app',
}

export function BodyField({ id, draft, problem, onChange }: BodyFieldProps) {
  const { bodyKind, bodyText, bodyFile, resendOf } = draft
  const kinds = bodyKinds.filter((kind) => kind !== 'same' || resendOf !== undefined)
  return (
    <div>
      <span className="field-label" id={`${id}-label`}>
        Body
      </span>
      <Choice<BodyKind>
        label="Body"
        value={bodyKind}
        options={kinds.map((value) => ({ value, title: titles[value] }))}
        onChoose={(kind) => onChange({ bodyKind: kind })}
      />
      {bodyKind === 'text' && (
        <textarea
          id={id}
          className="text-field resend-text"
          aria-label="Text of the body"
          rows={6}
          spellCheck={false}
          value={bodyText}
          onChange={({ target }) => onChange({ bodyText: target.value })}
        />
      )}
      {bodyKind === 'file' && (
        <FileField
          id={id}
          label="File of the body"
          file={bodyFile}
          problem={problem}
          onChange={(file) => onChange({ bodyFile: file })}
        />
      )}
    </div>
  )
}
