import { Copy } from 'lucide-react'
import { useStore } from 'zustand'
import { useModel } from '../context.ts'
import { copyText } from '../state/copy-text.ts'
import type { FileNode } from './file-tree.ts'

/** The SHA-256 of a file, once somebody asks; of another state of the file it is asked for again. */
export function FileHashField({ node }: { readonly node: FileNode }) {
  const model = useModel()
  const { files } = model
  const known = useStore(files.store, (state) => state.hashes.get(node.key))
  const stamp = `${node.sizeBytes} ${node.modifiedAtMs}`
  const hash = known?.stamp === stamp ? known : undefined
  const { directory, name } = node
  return (
    <>
      <dt>SHA-256</dt>
      <dd className="file-hash">
        {hash?.state === 'done' ? (
          <>
            <code>{hash.text}</code>
            <button
              type="button"
              className="icon-button"
              aria-label="Copy the hash"
              title="Copy the hash"
              onClick={() => void copyText(model, hash.text)}
            >
              <Copy size={13} aria-hidden />
            </button>
          </>
        ) : (
          <button
            type="button"
            className="button"
            disabled={hash?.state === 'running'}
            onClick={() => void files.hash({ directory, name }, stamp)}
          >
            {hash?.state === 'running' ? 'Computing…' : 'Compute'}
          </button>
        )}
        {hash?.state === 'failed' && <span role="alert">{hash.text}</span>}
      </dd>
    </>
  )
}
