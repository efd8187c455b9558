import type { FileReference } from '../../shared/directory.ts'
import type { FindingKind } from '../../shared/finding.ts'
import type { CallRules } from '../../shared/profile/profile.ts'
import { directoryOf } from './directories.ts'
import { isNothing, typeName, type Table } from './values.ts'

/** What the reading of one params table needs, and where it puts what it sees. */
export type ParamsReader = {
  readonly rules: CallRules
  readonly method: string
  readonly problems: string[]
  readonly warn: (text: string) => void
  readonly find: (kind: FindingKind, detail?: string) => void
  /** Told when the request really is made. */
  readonly note: (kind: FindingKind, detail?: string) => void
}

/** The file that a table with `filename` and `baseDirectory` names. */
export function readFile(label: string, location: Table, reader: ParamsReader): FileReference | undefined {
  const { filename, baseDirectory } = location
  if (typeof filename !== 'string') {
    reader.problems.push(`${label} 'filename' value is required and must be a string value`)
    return undefined
  }
  if (isNothing(baseDirectory)) {
    reader.note('base-directory-differs', `${label}.baseDirectory`)
    return { directory: reader.rules.baseDirectory, name: filename }
  }
  const directory = directoryOf(baseDirectory)
  if (directory !== undefined) return { directory, name: filename }
  reader.problems.push(
    `${label} 'baseDirectory' value, if provided, must be a system directory constant (got ${typeName(baseDirectory)})`,
  )
  return undefined
}
