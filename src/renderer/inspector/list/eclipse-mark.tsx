type EclipseMarkProps = {
  /** 0 to 100: how much of the ring is lit. Unknown turns slowly. */
  readonly percent?: number | undefined
  /** Nothing was sent yet: the ring alone. */
  readonly isWaiting?: boolean
}

/** The mark of an open request: a dark disc, and the corona around it grows with what has come. */
export function EclipseMark({ percent, isWaiting = false }: EclipseMarkProps) {
  const isTurning = percent === undefined && !isWaiting
  const lit = percent === undefined ? 28 : Math.max(4, percent)
  return (
    // All of it turns: a box the compositor turns by itself, a circle in it would be drawn anew in each frame.
    <svg
      className={isTurning ? 'eclipse-mark eclipse-turning' : 'eclipse-mark'}
      viewBox="0 0 16 16"
      width="14"
      height="14"
      aria-hidden="true"
    >
      <circle className="eclipse-ring" cx="8" cy="8" r="6.25" />
      {!isWaiting && (
        <circle
          className="eclipse-light"
          cx="8"
          cy="8"
          r="6.25"
          pathLength={100}
          strokeDasharray={`${lit} 100`}
        />
      )}
      <circle className="eclipse-disc" cx="8" cy="8" r="3.25" />
    </svg>
  )
}
