import { connectionNames, connectionTitles } from '../../../shared/connection.ts'
import { profileNames } from '../../../shared/profile/profile.ts'
import { profileOf } from '../../../shared/profile/profiles.ts'
import type { InspectorModel } from '../state/model.ts'
import type { Command } from './command.ts'
import { always } from './command.ts'
import { openDialog } from './dialogs-store.ts'

const simulatorOf = ({ exchanges }: InspectorModel) => exchanges.getState().simulator

const hasProject = (model: InspectorModel): boolean => simulatorOf(model).project !== undefined

const isRunning = (model: InspectorModel): boolean => simulatorOf(model).session === 'running'

const hasWindow = (model: InspectorModel): boolean =>
  !['none', 'ended', 'failed'].includes(simulatorOf(model).session)

const openAProject = 'Open a project'
const launchTheApp = 'Launch the app'

const projectCommands: readonly Command[] = [
  {
    id: 'app.open-project',
    title: 'Open Project…',
    group: 'App',
    menuKeys: '$mod+o',
    isAvailable: always,
    run: ({ actions }) => void actions.openProject(),
  },
  {
    id: 'app.open-sample',
    title: 'Run a Sample',
    group: 'App',
    alsoKnownAs: 'example demo try open project',
    isAvailable: always,
    run: ({ actions }) => void actions.openSample(),
  },
  {
    id: 'app.relaunch',
    title: 'Relaunch',
    group: 'App',
    menuKeys: '$mod+r',
    alsoKnownAs: 'restart reload run again',
    needs: openAProject,
    isAvailable: hasProject,
    run: ({ actions }) => void actions.relaunch(),
  },
  {
    id: 'app.suspend',
    title: 'Suspend',
    group: 'App',
    menuKeys: '$mod+ArrowDown',
    alsoKnownAs: 'pause background',
    needs: launchTheApp,
    isAvailable: isRunning,
    run: ({ actions }) => void actions.suspend(),
  },
  {
    id: 'app.resume',
    title: 'Resume',
    group: 'App',
    menuKeys: '$mod+ArrowDown',
    alsoKnownAs: 'continue foreground',
    needs: 'Suspend the app',
    isAvailable: (model) => simulatorOf(model).session === 'suspended',
    run: ({ actions }) => void actions.resume(),
  },
  {
    id: 'app.show-sandbox',
    title: 'Show Sandbox',
    group: 'App',
    menuKeys: '$mod+Shift+f',
    alsoKnownAs: 'folder directories files documents',
    needs: openAProject,
    isAvailable: hasProject,
    run: ({ actions }) => void actions.showSandbox(),
  },
  {
    id: 'app.clear-sandbox',
    title: 'Clear Sandbox…',
    group: 'App',
    alsoKnownAs: 'delete files reset',
    needs: openAProject,
    isAvailable: hasProject,
    run: ({ dialogs }) => openDialog(dialogs, { kind: 'clear-sandbox' }),
  },
]

const switchCommands: readonly Command[] = [
  {
    id: 'app.strict',
    title: 'Switch Strict On or Off',
    group: 'App',
    alsoKnownAs: 'not simulated error',
    isAvailable: always,
    run: (model) => void model.actions.setStrict(!simulatorOf(model).switches.isStrict),
  },
  {
    id: 'app.relaunch-on-change',
    title: 'Switch Relaunch on File Change On or Off',
    group: 'App',
    alsoKnownAs: 'watch live reload save',
    isAvailable: always,
    run: (model) => void model.actions.setRelaunchesOnChange(!simulatorOf(model).switches.relaunchesOnChange),
  },
]

const turns = [
  ['left', 'Rotate Left', '$mod+ArrowLeft'],
  ['right', 'Rotate Right', '$mod+ArrowRight'],
] as const

const zooms = [
  ['in', 'Zoom In', '$mod++'],
  ['out', 'Zoom Out', '$mod+-'],
  ['actual', 'Actual Pixels', '$mod+0'],
  ['fit', 'Fit to Screen', '$mod+9'],
] as const

/** The app, its device and its session. */
export const appCommands: readonly Command[] = [
  ...projectCommands,
  ...switchCommands,
  ...profileNames.map((name): Command => ({
    id: `app.profile-${name}`,
    title: `Profile: ${profileOf(name).title}`,
    group: 'App',
    alsoKnownAs: 'platform rules run as next launch',
    needs: openAProject,
    isAvailable: hasProject,
    run: ({ actions }) => void actions.setProfile(name),
  })),
  ...connectionNames.map((name): Command => ({
    id: `app.connection-${name}`,
    title: `Connection: ${connectionTitles[name]}`,
    group: 'App',
    alsoKnownAs: 'network offline airplane link',
    isAvailable: always,
    run: ({ actions }) => void actions.setConnection(name),
  })),
  ...turns.map(([to, title, menuKeys]): Command => ({
    id: `app.rotate-${to}`,
    title,
    group: 'App',
    menuKeys,
    alsoKnownAs: 'turn orientation landscape portrait',
    needs: launchTheApp,
    isAvailable: hasWindow,
    run: ({ actions }) => void actions.turn(to),
  })),
  ...zooms.map(([to, title, menuKeys]): Command => ({
    id: `app.zoom-${to}`,
    title: `Device: ${title}`,
    group: 'App',
    menuKeys,
    alsoKnownAs: 'window size larger smaller',
    needs: launchTheApp,
    isAvailable: hasWindow,
    run: ({ actions }) => void actions.zoom(to),
  })),
]
