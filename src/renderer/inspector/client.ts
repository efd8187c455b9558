import type { InspectorClient } from '../../shared/contract/inspector.ts'

// The one file of this window that knows the contract. Everything else takes these types from here.
export type {
  InspectorClient,
  SessionState,
  SimulatorState,
  Snapshot,
} from '../../shared/contract/inspector.ts'

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges with the DOM's
  interface Window {
    readonly inspector?: InspectorClient
  }
}

/** The surface that the preload exposes; throws when the page was opened in anything but the simulator. */
export function connectClient(host: Window): InspectorClient {
  if (host.inspector === undefined) {
    throw new Error('The inspector page found no simulator: open it from the Coronagraph application.')
  }
  return host.inspector
}
