import { Popover } from '@base-ui/react/popover'
import { Database, TriangleAlert } from 'lucide-react'
import { formatBytes, formatCount } from '../../../shared/describe/format-bytes.ts'
import type { LogUsage } from '../client.ts'
import { useExchanges } from '../context.ts'

/** What the record takes of what it may, and what had to go for it: nothing is dropped silently. */
export function RecordBudget() {
  const usage = useExchanges((state) => state.usage)
  if (usage === undefined) return null
  const losses = lossesOf(usage)
  const isLosing = losses.length > 0
  return (
    <Popover.Root>
      <Popover.Trigger className="record-budget" data-losing={isLosing || undefined} aria-label="Record">
        {isLosing ? <TriangleAlert size={13} aria-hidden /> : <Database size={13} aria-hidden />}
        Record {formatBytes(usage.entryBytes + usage.bodyBytes)}
        {isLosing && <span>, {formatCount(usage.droppedExchanges + usage.droppedBodies)} dropped</span>}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="choice-place" side="top" align="end" sideOffset={6}>
          <Popover.Popup className="record-popup">
            <Popover.Title className="record-title">What the record keeps</Popover.Title>
            <Share title="Requests and events" bytes={usage.entryBytes} mostBytes={usage.mostEntryBytes} />
            <Share title="Bodies, on disk" bytes={usage.bodyBytes} mostBytes={usage.mostBodyBytes} />
            {isLosing ? (
              losses.map((loss) => (
                <p key={loss} className="record-loss">
                  {loss}
                </p>
              ))
            ) : (
              <p className="record-note">
                Nothing was dropped. When a limit is reached, the requests that ended first go first.
              </p>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

type ShareProps = { readonly title: string; readonly bytes: number; readonly mostBytes: number }

function Share({ title, bytes, mostBytes }: ShareProps) {
  const words = `${formatBytes(bytes)} of ${formatBytes(mostBytes)}`
  return (
    <div className="record-share">
      <span>{title}</span>
      <span>{words}</span>
      <meter aria-label={title} min={0} max={Math.max(1, mostBytes)} value={bytes} title={words} />
    </div>
  )
}

function lossesOf({ droppedExchanges, droppedBodies, bodyProblem }: LogUsage): readonly string[] {
  const losses: string[] = []
  if (droppedExchanges > 0)
    losses.push(`${formatCount(droppedExchanges)} of the oldest requests were dropped.`)
  if (droppedBodies > 0)
    losses.push(`${formatCount(droppedBodies)} bodies were dropped or could not be kept.`)
  if (bodyProblem !== undefined) losses.push(bodyProblem)
  return losses
}
