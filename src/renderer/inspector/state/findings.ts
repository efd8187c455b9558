import type { ExchangeOutline } from '../../../shared/exchange.ts'
import type { Finding } from '../../../shared/finding.ts'
import type { ProfileName } from '../../../shared/profile/profile.ts'
import type { FindingsOf } from './view-storage.ts'

/** A finding with the launch that told it. */
export type Found = {
  readonly sequence: number
  readonly sessionId: string
  readonly finding: Finding
}

/** Changed in place: watch `revision`. The lists in the maps are replaced, never changed. */
export type Findings = {
  /** In the order of the log, of all launches. */
  readonly told: Found[]
  /** Each once, as it was told last, although every launch tells it again. */
  readonly rows: Map<string, Found>
  readonly bySite: Map<string, readonly Found[]>
  readonly byExchange: Map<string, readonly Found[]>
  revision: number
}

// One launch tells 500 at most; an app that is launched again and again must not fill the window's memory.
const mostFindings = 2000

export const createFindings = (): Findings => ({
  told: [],
  rows: new Map(),
  bySite: new Map(),
  byExchange: new Map(),
  revision: 0,
})

/** A place in the code, as one launch ran it: the same line may be another thing after a relaunch. */
export const siteKey = (sessionId: string, source: string): string => `${sessionId} ${source}`

export function addFinding(findings: Findings, found: Found): void {
  findings.told.push(found)
  index(findings, found)
  findings.revision += 1
  if (findings.told.length <= mostFindings) return
  findings.told.splice(0, mostFindings / 4)
  findings.rows.clear()
  findings.bySite.clear()
  findings.byExchange.clear()
  for (const kept of findings.told) index(findings, kept)
}

export function forgetFindings(findings: Findings): void {
  findings.told.length = 0
  findings.rows.clear()
  findings.bySite.clear()
  findings.byExchange.clear()
  findings.revision += 1
}

/** What was found at an exchange: told of it by name, or of the line that made it. */
export function findingsOf(findings: Findings, exchange: ExchangeOutline): readonly Found[] {
  const { callSite } = exchange.request
  const ofSite =
    callSite === undefined ? none : (findings.bySite.get(siteKey(exchange.sessionId, callSite)) ?? none)
  const ofExchange = findings.byExchange.get(exchange.id) ?? none
  if (ofExchange.length === 0) return ofSite
  if (ofSite.length === 0) return ofExchange
  return [...ofSite, ...ofExchange.filter((found) => !ofSite.includes(found))]
}

export type FindingRows = {
  /** What the newest launch told. */
  readonly current: readonly Found[]
  /** What launches before it told and it did not (yet): mended, perhaps. */
  readonly earlier: readonly Found[]
}

export function selectRows(
  findings: Findings,
  sessionId: string | undefined,
  platform: ProfileName | undefined,
): FindingRows {
  const newest = sessionId ?? findings.told.at(-1)?.sessionId
  const all = [...findings.rows.values()].filter(({ finding }) => concerns(finding, platform))
  return {
    current: all.filter((found) => found.sessionId === newest),
    earlier: all.filter((found) => found.sessionId !== newest),
  }
}

/** The platform that the filter asks for; undefined shows everything. `reference` is nobody's platform: everything concerns it. */
export const platformOf = (chosen: FindingsOf, running: ProfileName): ProfileName | undefined => {
  if (chosen === 'all') return undefined
  const platform = chosen === 'running' ? running : chosen
  return platform === 'reference' ? undefined : platform
}

const concerns = (finding: Finding, platform: ProfileName | undefined): boolean =>
  platform === undefined || finding.platforms.includes(platform)

const none: readonly Found[] = []

const placeKey = ({ kind, source, exchangeId, message }: Finding): string =>
  `${kind} ${source ?? exchangeId ?? message}`

function index({ rows, bySite, byExchange }: Findings, found: Found): void {
  const key = placeKey(found.finding)
  // Taken out first, so that it stands where it was told last.
  rows.delete(key)
  rows.set(key, found)
  const { source, exchangeId } = found.finding
  if (source !== undefined) append(bySite, siteKey(found.sessionId, source), found)
  if (exchangeId !== undefined) append(byExchange, exchangeId, found)
}

function append(map: Map<string, readonly Found[]>, key: string, found: Found): void {
  map.set(key, [...(map.get(key) ?? none), found])
}
