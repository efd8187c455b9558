import { FolderOpen, FolderOutput, Pause, Play, RotateCw, Trash2 } from 'lucide-react'
import { useStore } from 'zustand'
import { closeDialog, openDialog } from '../commands/dialogs-store.ts'
import { useExchanges, useModel } from '../context.ts'
import { ViewSwitch } from '../files/view-switch.tsx'
import { ClearSandboxDialog } from './clear-sandbox-dialog.tsx'
import { CommandsButton } from './commands-button.tsx'
import { ConnectionChip } from './connection-chip.tsx'
import { ProfileSwitch } from './profile-switch.tsx'
import { SessionChip } from './session-chip.tsx'
import { SimulateMenu } from './simulate-menu.tsx'
import { ThemeButton } from './theme-button.tsx'
import { ToolbarButton } from './toolbar-button.tsx'
import './toolbar.css'

const iconSize = 15

/** The project, its session, and what can be done with them. */
export function Toolbar() {
  const { actions, dialogs } = useModel()
  const { project, session } = useExchanges((state) => state.simulator)
  const isAsking = useStore(dialogs, ({ open }) => open?.kind === 'clear-sandbox')
  const hasProject = project !== undefined
  const isSuspended = session === 'suspended'
  return (
    <header className="toolbar">
      <div className="toolbar-project">
        <h1 title={project?.path}>{project?.name ?? 'Coronagraph'}</h1>
        <SessionChip session={session} />
      </div>
      <ViewSwitch />
      <div className="toolbar-group" role="group" aria-label="App">
        <ToolbarButton
          label="Open Project"
          icon={<FolderOpen size={iconSize} aria-hidden />}
          onClick={() => void actions.openProject()}
        />
        <ToolbarButton
          label="Relaunch"
          icon={<RotateCw size={iconSize} aria-hidden />}
          isDisabled={!hasProject}
          onClick={() => void actions.relaunch()}
        />
        <ToolbarButton
          label={isSuspended ? 'Resume' : 'Suspend'}
          icon={isSuspended ? <Play size={iconSize} aria-hidden /> : <Pause size={iconSize} aria-hidden />}
          className="toolbar-switch"
          isDisabled={session !== 'running' && !isSuspended}
          onClick={() => void (isSuspended ? actions.resume() : actions.suspend())}
        />
      </div>
      <div className="toolbar-group" role="group" aria-label="Sandbox">
        <ToolbarButton
          label="Show Sandbox"
          className="toolbar-minor"
          icon={<FolderOutput size={iconSize} aria-hidden />}
          isDisabled={!hasProject}
          onClick={() => void actions.showSandbox()}
        />
        <ToolbarButton
          label="Clear Sandbox"
          className="toolbar-minor"
          icon={<Trash2 size={iconSize} aria-hidden />}
          isDisabled={!hasProject}
          onClick={() => openDialog(dialogs, { kind: 'clear-sandbox' })}
        />
      </div>
      <div className="toolbar-group" role="group" aria-label="Device">
        <SimulateMenu />
        <ConnectionChip />
      </div>
      <div className="toolbar-group toolbar-end">
        <ProfileSwitch />
        <CommandsButton />
        <ThemeButton />
      </div>
      {hasProject && (
        <ClearSandboxDialog
          isOpen={isAsking}
          projectName={project.name}
          sandboxPath={project.sandboxPath}
          onOpenChange={(isOpen) => !isOpen && closeDialog(dialogs)}
          onConfirm={() => void actions.clearSandbox()}
        />
      )}
    </header>
  )
}
