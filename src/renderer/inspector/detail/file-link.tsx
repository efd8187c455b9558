import { ArrowUpRight } from 'lucide-react'
import type { FileReference } from '../../../shared/directory.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import { useModel } from '../context.ts'
import { revealFile } from '../files/reveal-file.ts'

/** Leads to a file of the app's directories in the Files view. */
export function FileLink({ file }: { readonly file: FileReference }) {
  const model = useModel()
  const words = `system.${file.directory} / ${shorten(file.name)}`
  return (
    <button
      type="button"
      className="text-link"
      aria-label={`Show ${words} in Files`}
      title="Show in Files"
      onClick={() => revealFile(model, file)}
    >
      <bdi>{words}</bdi>
      <ArrowUpRight size={13} aria-hidden />
    </button>
  )
}
