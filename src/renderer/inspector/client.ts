import type { InspectorClient } from '../../shared/contract/inspector.ts'
import type { SandboxFilesClient } from '../../shared/contract/sandbox-files.ts'
import type { TrafficClient } from '../../shared/contract/traffic.ts'

// The one file of this window that knows the contract. Everything else takes these types from here.
export type { InspectorClient, SessionState, SimulatorState } from '../../shared/contract/inspector.ts'
export type {
  FileChange,
  FileListing,
  ListedFile,
  SandboxFilesClient,
} from '../../shared/contract/sandbox-files.ts'
export type {
  BodyFound,
  BodyPart,
  BodyQuery,
  BodySide,
  LogUsage,
  ResendRequest,
  SearchProgress,
  Snapshot,
  TrafficClient,
} from '../../shared/contract/traffic.ts'

/** The simulator, as this window may talk to it. */
export type Clients = {
  readonly commands: InspectorClient
  readonly traffic: TrafficClient
  readonly files: SandboxFilesClient
}

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges with the DOM's
  interface Window {
    readonly inspector?: InspectorClient
    readonly traffic?: TrafficClient
    readonly sandboxFiles?: SandboxFilesClient
  }
}

/** The surfaces that the preload exposes; throws when the page was opened in anything but the simulator. */
export function connectClients({ inspector, traffic, sandboxFiles }: Window): Clients {
  if (inspector === undefined || traffic === undefined || sandboxFiles === undefined) {
    throw new Error('The inspector page found no simulator: open it from the Coronagraph application.')
  }
  return { commands: inspector, traffic, files: sandboxFiles }
}
