/** How the simulated device is connected. */
export const connectionNames = ['wifi', 'mobile', 'none'] as const
export type ConnectionName = (typeof connectionNames)[number]

/** What `network.getConnectionStatus()` tells. */
export type ConnectionStatus = { readonly isConnected: boolean; readonly isMobile: boolean }

const statuses: Readonly<Record<ConnectionName, ConnectionStatus>> = {
  wifi: { isConnected: true, isMobile: false },
  mobile: { isConnected: true, isMobile: true },
  none: { isConnected: false, isMobile: false },
}

export const connectionStatusOf = (name: ConnectionName): ConnectionStatus => statuses[name]

/** For people. */
export const connectionTitles: Readonly<Record<ConnectionName, string>> = {
  wifi: 'Wi-Fi',
  mobile: 'Mobile data',
  none: 'No network',
}
