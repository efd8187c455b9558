import { ArrowUpRight } from 'lucide-react'
import { formatDuration } from '../../../shared/describe/format-duration.ts'
import { useModel, useRow } from '../context.ts'
import { requestName } from '../describe/request-name.ts'
import type { ConsoleLine } from '../state/console-lines.ts'
import { revealExchange } from '../state/reveal-store.ts'

/** Names the request whose event the app got last before a line, and leads to it; nothing when it is no longer kept. */
export function NearLink({ line }: { readonly line: ConsoleLine }) {
  const model = useModel()
  const row = useRow(line.near?.exchangeId)
  if (line.near === undefined || row === undefined) return null
  const { method, url } = row.request
  const { name } = requestName(url)
  const before = formatDuration(line.atMs - line.near.atMs)
  return (
    // For the pointer alone: what a listbox holds can hold no button, and Enter does the same.
    <span
      className="console-link"
      title={`${method} ${name}: the app got an event of it ${before} before this line`}
      onClick={(event) => {
        event.stopPropagation()
        revealExchange(model, row.id)
      }}
    >
      <bdi>{name}</bdi>
      <ArrowUpRight size={12} aria-hidden />
    </span>
  )
}
