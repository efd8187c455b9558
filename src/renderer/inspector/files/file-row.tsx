import { ChevronRight, Download, File, Folder, FolderOpen } from 'lucide-react'
import { memo } from 'react'
import { formatBytes, formatCount, formatExactBytes } from '../../../shared/describe/format-bytes.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import { useRow } from '../context.ts'
import { percentOf, progressOf } from '../describe/progress.ts'
import { ExchangeNameLink } from './exchange-name-link.tsx'
import { directoryWords, ownName } from './file-key.ts'
import type { FileLine } from './file-lines.ts'
import { formatMoment } from './format-moment.ts'
import { visibleName } from './visible-name.ts'

export const lineElementId = (key: string): string => `file:${key}`

type FileRowProps = {
  readonly line: FileLine
  readonly index: number
  readonly topPx: number
  readonly isSelected: boolean
  readonly downloadedBy: string | undefined
  readonly writtenBy: string | undefined
  readonly nowMs: number
  readonly onSelect: (key: string) => void
  readonly onToggle: (key: string, isExpanded: boolean) => void
}

export const FileRow = memo(function FileRow(props: FileRowProps) {
  const { line, index, topPx, isSelected, downloadedBy, writtenBy, nowMs, onSelect, onToggle } = props
  const { node, level, isExpanded, position, siblings } = line
  const isFolder = node.kind !== 'file'
  const name =
    node.kind === 'directory' ? directoryWords[node.directory] : visibleName(shorten(ownName(node.name)))
  return (
    <div
      role="row"
      id={lineElementId(node.key)}
      className="file-row"
      data-kind={node.kind}
      data-partial={node.isPartial || undefined}
      aria-rowindex={index + 2}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isSelected}
      {...(isFolder && node.children.length > 0 ? { 'aria-expanded': isExpanded } : {})}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => onSelect(node.key)}
      onDoubleClick={() => onToggle(node.key, !isExpanded)}
    >
      <div role="gridcell" className="file-name" style={{ paddingLeft: 6 + (level - 1) * 16 }}>
        {isFolder && node.children.length > 0 ? (
          <span
            className="file-twist"
            data-open={isExpanded}
            onClick={(event) => {
              event.stopPropagation()
              onToggle(node.key, !isExpanded)
            }}
          >
            <ChevronRight size={14} aria-hidden />
          </span>
        ) : (
          <span className="file-twist" />
        )}
        <FileIcon line={line} />
        <bdi className="file-text" title={visibleName(node.name) || name}>
          {name}
        </bdi>
        {node.isPartial && downloadedBy === undefined && <span className="file-tag">unfinished</span>}
        {downloadedBy !== undefined && <DownloadTag exchangeId={downloadedBy} />}
      </div>
      <div role="gridcell" className="file-size" title={formatExactBytes(node.sizeBytes)}>
        {isFolder && node.fileCount === 0 ? '' : formatBytes(node.sizeBytes)}
      </div>
      <div role="gridcell" className="file-moment">
        {isFolder ? (
          <span className="file-faint">{countWords(node.fileCount)}</span>
        ) : (
          node.modifiedAtMs > 0 && formatMoment(node.modifiedAtMs, nowMs)
        )}
      </div>
      <div role="gridcell" className="file-writer">
        {writtenBy !== undefined && !isFolder && (
          <ExchangeNameLink exchangeId={writtenBy} isTabStop={false} />
        )}
      </div>
    </div>
  )
})

const countWords = (count: number): string =>
  count === 0 ? 'empty' : count === 1 ? '1 file' : `${formatCount(count)} files`

function FileIcon({ line: { node, isExpanded } }: { readonly line: FileLine }) {
  const Icon = node.isPartial ? Download : node.kind === 'file' ? File : isExpanded ? FolderOpen : Folder
  return <Icon className="file-icon" size={15} aria-hidden />
}

/** How far the download of this file is, as the list tells it. */
function DownloadTag({ exchangeId }: { readonly exchangeId: string }) {
  const row = useRow(exchangeId)
  if (row === undefined) return null
  const percent = percentOf(row)
  return (
    <span className="file-download" title={`Downloading: ${progressOf(row).text}`}>
      <span className="file-track" aria-hidden>
        <span className="file-fill" style={{ width: `${percent ?? 0}%` }} />
      </span>
      {percent === undefined ? formatBytes(row.receivedBytes) : `${percent} %`}
    </span>
  )
}
