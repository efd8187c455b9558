import { type DirectoryName, directoryNames, type FileReference } from '../../../../shared/directory.ts'
import { Choice } from '../../controls/choice.tsx'
import { TextInput } from './text-input.tsx'

type FileFieldProps = {
  readonly id: string
  readonly label: string
  readonly file: FileReference
  readonly problem: string | undefined
  readonly onChange: (file: FileReference) => void
}

const options = directoryNames.map((name) => ({ value: name, title: name.replace('Directory', '') }))

/** A file of the app: its directory and its name there. */
export function FileField({ id, label, file, problem, onChange }: FileFieldProps) {
  return (
    <div className="file-field">
      <Choice<DirectoryName>
        label={`${label}: directory`}
        value={file.directory}
        options={options}
        onChoose={(directory) => onChange({ ...file, directory })}
      />
      <TextInput
        id={id}
        label={`${label}: name`}
        isLabelHidden
        placeholder="name.txt"
        value={file.name}
        problem={problem}
        onChange={(name) => onChange({ ...file, name })}
      />
    </div>
  )
}
