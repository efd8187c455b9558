import type { FileReference } from '../../../shared/directory.ts'
import { shorten } from '../../../shared/describe/shorten.ts'

/** A file of the sandbox. */
export function FileLink({ file }: { readonly file: FileReference }) {
  return (
    <bdi>
      system.{file.directory} / {shorten(file.name)}
    </bdi>
  )
}
