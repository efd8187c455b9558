import type { FindingReport } from '../../shared/finding.ts'
import type { RuntimeHost } from '../host.ts'

/** A hostile app could call from any number of places. */
const mostPlaces = 2000

/** Reports a finding once per kind and place, so that a loop of calls costs one message. */
export function createFindOnce(find: RuntimeHost['find']): (finding: FindingReport) => void {
  const told = new Set<string>()
  return (finding) => {
    const key = `${finding.kind} ${finding.source ?? ''}`
    if (told.has(key) || told.size >= mostPlaces) return
    told.add(key)
    find(finding)
  }
}
