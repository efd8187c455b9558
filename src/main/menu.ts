import { Menu, type MenuItemConstructorOptions } from 'electron'
import { connectionNames, connectionTitles, type ConnectionName } from '../shared/connection.ts'
import type { SimulatorState } from '../shared/contract/inspector.ts'
import type { Turn, ZoomStep } from './windows/device-size.ts'

export type MenuActions = {
  readonly openProject: () => void
  readonly relaunch: () => void
  readonly suspendOrResume: () => void
  readonly openUrl: () => void
  readonly showSandbox: () => void
  readonly turn: (to: Turn) => void
  readonly zoom: (to: ZoomStep) => void
  readonly setConnection: (connection: ConnectionName) => void
  readonly setRelaunchesOnChange: (relaunchesOnChange: boolean) => void
  readonly setStrict: (isStrict: boolean) => void
  readonly reloadInspector: () => void
  readonly zoomInspector: (by: number) => void
}

/** Sets the menu; the returned function lets its switches follow the state. */
export function setApplicationMenu(actions: MenuActions): (state: SimulatorState) => void {
  const isMac = process.platform === 'darwin'
  const menu = Menu.buildFromTemplate([
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
    { label: '&Simulate', submenu: simulateMenu(actions) },
    { label: '&View', submenu: viewMenu(actions) },
    { role: 'windowMenu' },
  ])
  Menu.setApplicationMenu(menu)
  const check = (id: string, isChecked: boolean): void => {
    const item = menu.getMenuItemById(id)
    if (item !== null && item.checked !== isChecked) item.checked = isChecked
  }
  return ({ switches }) => {
    check('strict', switches.isStrict)
    check('relaunch-on-change', switches.relaunchesOnChange)
    check(switches.connection, true)
  }
}

// The device's accelerators are those of the Corona Simulator.

const simulateMenu = (actions: MenuActions): MenuItemConstructorOptions[] => [
  { label: 'Rotate Left', accelerator: 'CmdOrCtrl+Left', click: () => actions.turn('left') },
  { label: 'Rotate Right', accelerator: 'CmdOrCtrl+Right', click: () => actions.turn('right') },
  { type: 'separator' },
  { label: 'Suspend / Resume', accelerator: 'CmdOrCtrl+Down', click: actions.suspendOrResume },
  { label: 'Open URL from Clipboard', click: actions.openUrl },
  { type: 'separator' },
  {
    label: 'Connection',
    submenu: connectionNames.map((name) => ({
      id: name,
      label: connectionTitles[name],
      type: 'radio',
      click: () => actions.setConnection(name),
    })),
  },
  { type: 'separator' },
  {
    id: 'relaunch-on-change',
    label: 'Relaunch on File Change',
    type: 'checkbox',
    click: ({ checked }) => actions.setRelaunchesOnChange(checked),
  },
  { id: 'strict', label: 'Strict', type: 'checkbox', click: ({ checked }) => actions.setStrict(checked) },
]

const viewMenu = (actions: MenuActions): MenuItemConstructorOptions[] => [
  { label: 'Zoom In', accelerator: 'CmdOrCtrl+Plus', click: () => actions.zoom('in') },
  // The plus of most keyboards needs Shift: without it the key counts as well.
  {
    label: 'Zoom In',
    accelerator: 'CmdOrCtrl+=',
    visible: false,
    acceleratorWorksWhenHidden: true,
    click: () => actions.zoom('in'),
  },
  { label: 'Zoom Out', accelerator: 'CmdOrCtrl+-', click: () => actions.zoom('out') },
  { label: 'Actual Pixels', accelerator: 'CmdOrCtrl+0', click: () => actions.zoom('actual') },
  { label: 'Fit to Screen', accelerator: 'CmdOrCtrl+9', click: () => actions.zoom('fit') },
  { type: 'separator' },
  {
    label: 'Inspector',
    submenu: [
      { label: 'Reload', accelerator: 'CmdOrCtrl+Shift+R', click: actions.reloadInspector },
      { label: 'Larger', accelerator: 'CmdOrCtrl+Alt+Plus', click: () => actions.zoomInspector(0.5) },
      { label: 'Smaller', accelerator: 'CmdOrCtrl+Alt+-', click: () => actions.zoomInspector(-0.5) },
    ],
  },
  { role: 'toggleDevTools' },
  { role: 'togglefullscreen' },
]
