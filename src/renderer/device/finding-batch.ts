import type { AppSessionClient } from '../../shared/contract/app-session.ts'
import type { FindingReport } from '../../shared/finding.ts'

/** One turn of an honest app finds a few; the rest of a flood is not worth the memory. */
const mostWaiting = 1000
/** The contract takes this many at once. */
const mostAtOnce = 100

/** Hands findings over together, once the code that caused them has run. */
export function createFindingBatch(session: AppSessionClient): {
  readonly add: (finding: FindingReport) => void
} {
  let waiting: FindingReport[] = []
  const send = (): void => {
    const findings = waiting
    waiting = []
    for (let start = 0; start < findings.length; start += mostAtOnce) {
      const part = findings.slice(start, start + mostAtOnce).map(({ kind, source, detail }) => ({
        kind,
        ...(source === undefined ? {} : { source: source.slice(0, 512) }),
        ...(detail === undefined ? {} : { detail: detail.slice(0, 2048) }),
      }))
      void session.reportFindings({ findings: part })
    }
  }
  return {
    add: (finding) => {
      if (waiting.length >= mostWaiting) return
      waiting.push(finding)
      if (waiting.length === 1) queueMicrotask(send)
    },
  }
}
