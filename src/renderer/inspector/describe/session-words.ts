import type { SessionState } from '../client.ts'

export const sessionWords: Readonly<Record<SessionState, string>> = {
  none: 'No project',
  starting: 'Starting',
  running: 'Running',
  suspended: 'Suspended',
  ended: 'Ended',
  failed: 'Failed',
}
