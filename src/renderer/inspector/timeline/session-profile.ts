import type { Profile } from '../../../shared/profile/profile.ts'
import { profiles } from '../../../shared/profile/profiles.ts'
import type { LifeMark } from '../state/life-cycle.ts'

/** Whose rules a session ran by, as its launch says: `cancel-button (Android)`. */
export function profileOfSession(marks: readonly LifeMark[], sessionId: string): Profile | undefined {
  const launch = marks.find((mark) => mark.sessionId === sessionId && mark.event === 'launch')
  return Object.values(profiles).find(({ title }) => launch?.detail?.endsWith(` (${title})`) === true)
}
