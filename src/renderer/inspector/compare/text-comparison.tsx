import { useEffect, useRef, useState } from 'react'
import type { TextComparison } from './create-merge-view.ts'

type TextComparisonProps = {
  readonly left: string
  readonly right: string
  readonly labels: readonly [left: string, right: string]
  readonly isJson: boolean
  readonly onlyDifferences: boolean
  /** Given what can be stepped through, once it is there. */
  readonly onReady: (comparison: TextComparison | undefined) => void
}

/** Two texts side by side in editors that come with their first use. */
export function TextComparisonView(props: TextComparisonProps) {
  const { left, right, labels, isJson, onlyDifferences, onReady } = props
  const [leftLabel, rightLabel] = labels
  const host = useRef<HTMLDivElement>(null)
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    let made: TextComparison | undefined
    let isWanted = true
    const make = async (): Promise<void> => {
      const { createMergeView } = await import('./create-merge-view.ts')
      const element = host.current
      if (!isWanted || element === null) return
      const next = await createMergeView(element, {
        left,
        right,
        labels: [leftLabel, rightLabel],
        isJson,
        onlyDifferences,
      })
      // Meanwhile it may be wanted no more.
      if (isWanted) {
        made = next
        onReady(next)
      } else next.destroy()
    }
    make().catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
    return () => {
      isWanted = false
      made?.destroy()
      onReady(undefined)
    }
  }, [left, right, leftLabel, rightLabel, isJson, onlyDifferences, onReady])
  return problem === undefined ? (
    <>
      <p className="compare-heads" aria-hidden>
        <bdi>{leftLabel}</bdi>
        <bdi>{rightLabel}</bdi>
      </p>
      <div className="compare-texts" ref={host} />
    </>
  ) : (
    <p className="detail-note">The texts could not be compared: {problem}</p>
  )
}
