import { Menu, type MenuItemConstructorOptions } from 'electron'

export type MenuActions = {
  readonly openProject: () => void
  readonly relaunch: () => void
  readonly suspendOrResume: () => void
  readonly openUrl: () => void
  readonly showSandbox: () => void
  readonly reloadInspector: () => void
}

export function setApplicationMenu(actions: MenuActions): void {
  const isMac = process.platform === 'darwin'
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        { label: 'Open Project…', accelerator: 'CmdOrCtrl+O', click: actions.openProject },
        { label: 'Relaunch', accelerator: 'CmdOrCtrl+R', click: actions.relaunch },
        { type: 'separator' },
        { label: 'Show Project Sandbox', accelerator: 'CmdOrCtrl+Shift+F', click: actions.showSandbox },
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&Simulate',
      submenu: [
        { label: 'Suspend / Resume', accelerator: 'CmdOrCtrl+Down', click: actions.suspendOrResume },
        { label: 'Open URL from Clipboard', click: actions.openUrl },
      ],
    },
    {
      label: '&View',
      submenu: [
        { label: 'Reload Inspector', accelerator: 'CmdOrCtrl+Shift+R', click: actions.reloadInspector },
        { role: 'toggleDevTools' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
