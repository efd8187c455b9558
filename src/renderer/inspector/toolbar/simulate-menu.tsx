import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown, Smartphone } from 'lucide-react'
import type { ReactNode } from 'react'
import { connectionNames, connectionTitles, type ConnectionName } from '../../../shared/connection.ts'
import { useExchanges, useModel } from '../context.ts'
import './simulate-menu.css'

const isMac = navigator.platform.startsWith('Mac')
const keys = (name: string): string => (isMac ? `⌘${name}` : `Ctrl+${name}`)

/** What the simulated device is like: its link, how it is held and drawn, and how the app runs on it. */
export function SimulateMenu() {
  const { actions } = useModel()
  const { session, switches } = useExchanges((state) => state.simulator)
  const hasNoWindow = session === 'none' || session === 'ended' || session === 'failed'
  const { connection, isStrict, relaunchesOnChange, zoom } = switches
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="toolbar-button has-more" aria-label="Simulate" title="Simulate">
        <Smartphone size={15} aria-hidden />
        <span className="toolbar-label" aria-hidden="true">
          Simulate
        </span>
        <ChevronDown className="simulate-chevron" size={12} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="choice-place" align="start" sideOffset={4}>
          <Menu.Popup className="choice-popup simulate-popup">
            <Menu.Group>
              <Menu.GroupLabel className="simulate-heading">Connection</Menu.GroupLabel>
              <Menu.RadioGroup
                value={connection}
                onValueChange={(next: ConnectionName) => void actions.setConnection(next)}
              >
                {connectionNames.map((name) => (
                  <Menu.RadioItem key={name} value={name} className="choice-item" closeOnClick>
                    <Menu.RadioItemIndicator className="choice-check">
                      <Check size={14} aria-hidden />
                    </Menu.RadioItemIndicator>
                    <span className="choice-title">{connectionTitles[name]}</span>
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
            </Menu.Group>
            <Menu.Separator className="simulate-line" />
            <Menu.Group>
              <Menu.GroupLabel className="simulate-heading">App</Menu.GroupLabel>
              <Switch
                title="Relaunch on File Change"
                note="When a file of the project is saved"
                isOn={relaunchesOnChange}
                onSwitch={actions.setRelaunchesOnChange}
              />
              <Switch
                title="Strict"
                note="What is not simulated is an error; relaunches"
                isOn={isStrict}
                onSwitch={actions.setStrict}
              />
            </Menu.Group>
            <Menu.Separator className="simulate-line" />
            <Menu.Group>
              <Menu.GroupLabel className="simulate-heading">
                Window, {Math.round(zoom * 100)} %
              </Menu.GroupLabel>
              <Command isDisabled={hasNoWindow} accelerator={keys('←')} onRun={() => actions.turn('left')}>
                Rotate Left
              </Command>
              <Command isDisabled={hasNoWindow} accelerator={keys('→')} onRun={() => actions.turn('right')}>
                Rotate Right
              </Command>
              <Command isDisabled={hasNoWindow} accelerator={keys('+')} onRun={() => actions.zoom('in')}>
                Zoom In
              </Command>
              <Command isDisabled={hasNoWindow} accelerator={keys('−')} onRun={() => actions.zoom('out')}>
                Zoom Out
              </Command>
              <Command isDisabled={hasNoWindow} accelerator={keys('0')} onRun={() => actions.zoom('actual')}>
                Actual Pixels
              </Command>
              <Command isDisabled={hasNoWindow} accelerator={keys('9')} onRun={() => actions.zoom('fit')}>
                Fit to Screen
              </Command>
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

type SwitchProps = {
  readonly title: string
  readonly note: string
  readonly isOn: boolean
  readonly onSwitch: (isOn: boolean) => Promise<void>
}

function Switch({ title, note, isOn, onSwitch }: SwitchProps) {
  return (
    <Menu.CheckboxItem
      className="choice-item"
      label={title}
      checked={isOn}
      onCheckedChange={(next) => void onSwitch(next)}
    >
      <Menu.CheckboxItemIndicator className="choice-check">
        <Check size={14} aria-hidden />
      </Menu.CheckboxItemIndicator>
      <span className="choice-title">{title}</span>
      <span className="choice-note">{note}</span>
    </Menu.CheckboxItem>
  )
}

type CommandProps = {
  readonly accelerator: string
  readonly isDisabled: boolean
  readonly onRun: () => Promise<void>
  readonly children: ReactNode
}

/** Stays open: one turn or step is often followed by another. */
function Command({ accelerator, isDisabled, onRun, children }: CommandProps) {
  return (
    <Menu.Item
      className="choice-item"
      disabled={isDisabled}
      closeOnClick={false}
      onClick={() => void onRun()}
    >
      <span className="choice-title">{children}</span>
      <kbd className="simulate-keys" aria-hidden="true">
        {accelerator}
      </kbd>
    </Menu.Item>
  )
}
