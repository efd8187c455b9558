// Every channel that crosses a process boundary, on one page.
// No imports: the preload of the untrusted window bundles this file, so it must stay free of third-party code.

export const appNetworkNames = {
  surface: 'app-network',
  calls: ['start', 'cancel', 'acknowledge'],
  topics: ['event'],
} as const

/** Synchronous: Lua's file functions are, and they name only the app's own sandbox. */
export const appFilesNames = {
  surface: 'app-files',
  calls: [
    'read',
    'exists',
    'path',
    'open',
    'readAt',
    'writeAt',
    'truncate',
    'sizeOf',
    'sync',
    'close',
    'status',
    'list',
    'makeDirectory',
    'remove',
    'rename',
    'touch',
  ],
  topics: [],
} as const

export const appSessionNames = {
  surface: 'app-session',
  calls: ['launch', 'hold', 'report', 'reportFindings', 'answerPing', 'finishExit', 'relaunch'],
  topics: ['control', 'ping'],
} as const

export const inspectorNames = {
  surface: 'inspector',
  calls: [
    'relaunch',
    'suspend',
    'resume',
    'setProfile',
    'setStrict',
    'setRelaunchesOnChange',
    'setConnection',
    'turn',
    'zoom',
    'openProject',
    'openSample',
    'showSandbox',
    'clearSandbox',
    'copy',
  ],
  topics: ['state'],
} as const

/** What the inspector reads of the event log, and does with exchanges. */
export const trafficNames = {
  surface: 'traffic',
  calls: [
    'snapshot',
    'heard',
    'entriesOf',
    'readBody',
    'saveBody',
    'searchBodies',
    'stopSearch',
    'cancel',
    'resend',
    'annotate',
    'clear',
    'exportHar',
    'importHar',
  ],
  topics: ['entries', 'usage', 'search'],
} as const

/** The sandbox as the inspector browses it. */
export const sandboxFilesNames = {
  surface: 'sandbox-files',
  calls: ['list', 'read', 'hash', 'reveal', 'remove', 'takeSnapshot', 'compare'],
  topics: ['changed'],
} as const

export type Names =
  | typeof appNetworkNames
  | typeof appFilesNames
  | typeof appSessionNames
  | typeof inspectorNames
  | typeof trafficNames
  | typeof sandboxFilesNames
