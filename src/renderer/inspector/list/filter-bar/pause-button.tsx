import { Pause, Play } from 'lucide-react'
import { formatCount } from '../../../../shared/describe/format-bytes.ts'
import { useCommand } from '../../commands/use-command.ts'
import { useExchanges } from '../../context.ts'

/** Holds the list as it is; what comes meanwhile waits and is counted. */
export function PauseButton() {
  const pause = useCommand('traffic.pause')
  const isPaused = useExchanges((state) => state.isPaused)
  const waiting = useExchanges((state) => state.waitingEntries)
  const words = isPaused ? `Paused: ${formatCount(waiting)} waiting` : 'Pause'
  return (
    <button
      type="button"
      className="button filter-pause"
      aria-pressed={isPaused}
      title={isPaused ? `Go on; nothing was lost (${pause.keys ?? ''})` : pause.hint}
      aria-label="Pause"
      onClick={pause.run}
    >
      {isPaused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
      <span className={isPaused ? undefined : 'filter-label'}>{words}</span>
    </button>
  )
}
