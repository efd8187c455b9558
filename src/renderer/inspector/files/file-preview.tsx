import { useMemo } from 'react'
import { ok } from '../../../shared/outcome.ts'
import type { BodySource } from '../body/read/body-source.ts'
import { BodyViewer } from '../body/body-viewer.tsx'
import { useModel } from '../context.ts'
import type { FileNode } from './file-tree.ts'

/** What is in a file, as the viewer of bodies shows it: read in parts, from the disk as it is. */
export function FilePreview({ node }: { readonly node: FileNode }) {
  const { clients } = useModel()
  const { key, directory, name, sizeBytes, modifiedAtMs } = node
  const source = useMemo(
    (): BodySource => ({
      key: `file:${key}:${sizeBytes}:${modifiedAtMs}`,
      sizeBytes,
      contentType: undefined,
      read: async (offsetBytes, lengthBytes) => {
        const part = await clients.files.read({ file: { directory, name }, offsetBytes, lengthBytes })
        if (!part.ok) return part
        const { bytes, sizeBytes: size } = part.value
        return ok({ bytes, keptBytes: size, sizeBytes: size, file: { directory, name } })
      },
    }),
    [clients, key, directory, name, sizeBytes, modifiedAtMs],
  )
  return (
    <div className="file-preview">
      <BodyViewer source={source} label={`Preview of ${name}`} />
    </div>
  )
}
