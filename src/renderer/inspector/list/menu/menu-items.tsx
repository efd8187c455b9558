import { Menu } from '@base-ui/react/menu'
import { Check, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCommand } from '../../commands/use-command.ts'
import './menu.css'

type ItemProps = {
  readonly title: string
  readonly keys?: string | undefined
  readonly icon?: ReactNode
  readonly isDisabled?: boolean
  readonly onRun: () => void
}

export function Item({ title, keys, icon, isDisabled = false, onRun }: ItemProps) {
  return (
    <Menu.Item className="choice-item" label={title} disabled={isDisabled} onClick={onRun}>
      <span className="choice-check">{icon}</span>
      <span className="choice-title">{title}</span>
      {keys !== undefined && (
        <kbd className="menu-keys" aria-hidden="true">
          {keys}
        </kbd>
      )}
    </Menu.Item>
  )
}

/** A command of the registry, with its keys; pale while it cannot be done. */
export function CommandItem({ id, title }: { readonly id: string; readonly title?: string }) {
  const command = useCommand(id)
  return (
    <Item
      title={title ?? command.title}
      keys={command.keys}
      isDisabled={!command.isAvailable}
      onRun={command.run}
    />
  )
}

type CheckItemProps = {
  readonly title: string
  readonly note?: string
  readonly isOn: boolean
  readonly isDisabled?: boolean
  readonly onSwitch: (isOn: boolean) => void
}

/** Stays open: one is often followed by another. */
export function CheckItem({ title, note, isOn, isDisabled = false, onSwitch }: CheckItemProps) {
  return (
    <Menu.CheckboxItem
      className="choice-item"
      label={title}
      title={note}
      checked={isOn}
      disabled={isDisabled}
      onCheckedChange={onSwitch}
    >
      <Menu.CheckboxItemIndicator className="choice-check">
        <Check size={14} aria-hidden />
      </Menu.CheckboxItemIndicator>
      <span className="choice-title">{title}</span>
    </Menu.CheckboxItem>
  )
}

type RadioItemsProps<Value extends string> = {
  readonly value: Value | undefined
  readonly options: readonly { readonly value: Value; readonly title: string; readonly note?: string }[]
  readonly onChoose: (value: Value) => void
}

export function RadioItems<Value extends string>({ value, options, onChoose }: RadioItemsProps<Value>) {
  return (
    <Menu.RadioGroup value={value ?? ''} onValueChange={(next: Value) => onChoose(next)}>
      {options.map((option) => (
        <Menu.RadioItem key={option.value} value={option.value} className="choice-item" closeOnClick>
          <Menu.RadioItemIndicator className="choice-check">
            <Check size={14} aria-hidden />
          </Menu.RadioItemIndicator>
          <span className="choice-title">{option.title}</span>
          {option.note !== undefined && <span className="choice-note">{option.note}</span>}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}

export function Heading({ children }: { readonly children: ReactNode }) {
  return <Menu.GroupLabel className="menu-heading">{children}</Menu.GroupLabel>
}

export const Line = () => <Menu.Separator className="menu-line" />

/** A menu in a menu. */
export function Submenu({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className="choice-item" label={title}>
        <span className="choice-check" />
        <span className="choice-title">{title}</span>
        <ChevronRight className="menu-more" size={13} aria-hidden />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner className="choice-place" sideOffset={2} alignOffset={-5}>
          <Menu.Popup className="choice-popup menu-popup">{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  )
}
