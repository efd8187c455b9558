import type { AppFilesClient } from '../../shared/contract/app-files.ts'
import type { AppNetworkClient } from '../../shared/contract/app-network.ts'
import type { AppSessionClient } from '../../shared/contract/app-session.ts'

declare global {
  interface Window {
    /** Put there by the preload of the app's window. */
    readonly appNetwork: AppNetworkClient
    readonly appFiles: AppFilesClient
    readonly appSession: AppSessionClient
  }
}

export const { appNetwork, appFiles, appSession } = window
