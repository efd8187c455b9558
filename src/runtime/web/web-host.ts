import type { AppFilesClient } from '../../shared/contract/app-files.ts'
import type { AppNetworkClient } from '../../shared/contract/app-network.ts'
import type { FindingReport } from '../../shared/finding.ts'
import type { Profile } from '../../shared/profile/profile.ts'
import type { RuntimeMessage } from '../host.ts'

/** Whether the simulated device is online, and by what. */
export type Connection = { readonly isConnected: boolean; readonly isMobile: boolean }

/** All that the `network` of a web app knows of the page that it stands in. */
export type WebHost = {
  readonly profile: Profile
  /** Counts the pages of one session, because a request's id must not come twice. */
  readonly pageNumber: number
  readonly network: AppNetworkClient
  readonly files: AppFilesClient
  readonly connection: () => Connection
  readonly message: (message: RuntimeMessage) => void
  readonly find: (finding: FindingReport) => void
  /** `app.js:12`: the app's line that is running, or '' when none is. */
  readonly callSite: () => string
  /** What a listener of the app threw. */
  readonly onAppError: (error: unknown) => void
  /** Runs once, later; the returned function takes it back. */
  readonly setTimer: (delayMs: number, run: () => void) => () => void
}
