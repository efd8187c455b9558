import { X } from 'lucide-react'
import { useStore } from 'zustand'
import { formatCount, formatExactBytes } from '../../../shared/describe/format-bytes.ts'
import { useModel } from '../context.ts'
import { copyText } from '../state/copy-text.ts'
import { ExchangeNameLink } from './exchange-name-link.tsx'
import { FileHashField } from './file-hash-field.tsx'
import { directoryWords, luaReference, ownName } from './file-key.ts'
import { FilePreview } from './file-preview.tsx'
import type { FileNode } from './file-tree.ts'
import { visibleName } from './visible-name.ts'

/** What is known of the chosen file or folder, and what can be done with it. */
export function FilePane({ node }: { readonly node: FileNode }) {
  const model = useModel()
  const { files } = model
  const { store } = files
  const history = useStore(store, (state) => state.historyOf(node.key))
  const download = useStore(store, (state) => state.downloads.get(node.key)?.exchangeId)
  const isDirectory = node.kind === 'directory'
  const isFile = node.kind === 'file'
  const exists = isDirectory || !isFile || node.modifiedAtMs > 0
  const name = isDirectory ? directoryWords[node.directory] : visibleName(ownName(node.name))
  return (
    <section className="file-pane" aria-label="File">
      <header className="detail-head">
        <h2>
          <bdi title={visibleName(node.name)}>{name}</bdi>
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Close the file"
          title="Close the file"
          onClick={() => {
            store.setState({ selectedKey: undefined })
            document.getElementById('files')?.focus()
          }}
        >
          <X size={15} aria-hidden />
        </button>
      </header>
      {!isDirectory && (
        <div className="file-actions" role="toolbar" aria-label="File actions">
          <button type="button" className="button" onClick={() => void files.reveal(node)} disabled={!exists}>
            Show in Folder
          </button>
          <button
            type="button"
            className="button"
            title={luaReference(node)}
            onClick={() => void copyText(model, luaReference(node))}
          >
            Copy as Lua
          </button>
          <button type="button" className="button" onClick={() => void copyText(model, node.name)}>
            Copy Name
          </button>
          {node.directory !== 'ResourceDirectory' && exists && (
            <button type="button" className="button" onClick={() => store.setState({ removing: node.key })}>
              Delete…
            </button>
          )}
        </div>
      )}
      <dl className="fields file-facts">
        <dt>Directory</dt>
        <dd>
          {directoryWords[node.directory]} <span className="file-faint">system.{node.directory}</span>
        </dd>
        {!isDirectory && (
          <>
            <dt>Name</dt>
            <dd className="code file-whole-name">
              <bdi>{visibleName(node.name)}</bdi>
            </dd>
          </>
        )}
        <dt>Size</dt>
        <dd>
          {formatExactBytes(node.sizeBytes)}
          {!isFile && ` in ${node.fileCount === 1 ? '1 file' : `${formatCount(node.fileCount)} files`}`}
        </dd>
        {isFile && node.modifiedAtMs > 0 && (
          <>
            <dt>Modified</dt>
            <dd>{new Date(node.modifiedAtMs).toLocaleString('en-GB')}</dd>
          </>
        )}
        {download !== undefined && (
          <>
            <dt>Downloads now</dt>
            <dd>
              <ExchangeNameLink exchangeId={download} />
            </dd>
          </>
        )}
        {isFile && (
          <>
            <dt>Written by</dt>
            <dd>
              {history?.writtenBy === undefined ? (
                <span className="file-faint">no request that is kept</span>
              ) : (
                <ExchangeNameLink exchangeId={history.writtenBy} />
              )}
            </dd>
          </>
        )}
        {history?.sentBy !== undefined && (
          <>
            <dt>Uploaded by</dt>
            <dd>
              <ExchangeNameLink exchangeId={history.sentBy} />
            </dd>
          </>
        )}
        {isFile && exists && <FileHashField node={node} />}
      </dl>
      {isFile && exists && node.sizeBytes > 0 && <FilePreview node={node} />}
    </section>
  )
}
