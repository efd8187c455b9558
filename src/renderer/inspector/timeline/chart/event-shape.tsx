import type { Phase } from '../../../../shared/network-event.ts'

type EventShapeProps = { readonly phase: Phase; readonly isError: boolean; readonly isWithheld: boolean }

/** A phase by its shape: began opens, progress is a drop, ended a block, and an error a crossed one. Ghosts are outlines. */
export function EventShape({ phase, isError, isWithheld }: EventShapeProps) {
  return (
    <svg
      className="event-shape"
      width="16"
      height="16"
      viewBox="-8 -8 16 16"
      data-phase={phase}
      data-error={isError || undefined}
      data-withheld={isWithheld || undefined}
      aria-hidden
    >
      {phase === 'began' && <path d="M-3.5-5.5 5 0l-8.5 5.5z" />}
      {phase === 'progress' && <circle r="4.2" />}
      {phase === 'ended' && !isError && <rect x="-4.8" y="-4.8" width="9.6" height="9.6" rx="1.6" />}
      {phase === 'ended' && isError && (
        <path d="M0-6.6 6.6 0 0 6.6-6.6 0zM-2.2-2.2 2.2 2.2M2.2-2.2-2.2 2.2" />
      )}
    </svg>
  )
}
