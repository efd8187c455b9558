import { Select } from '@base-ui/react/select'
import { Check, ChevronsUpDown } from 'lucide-react'
import './choice.css'

export type Option<Value extends string> = {
  readonly value: Value
  readonly title: string
  /** A line below the title. */
  readonly note?: string
  /** A word at its end: what is special about it now. */
  readonly mark?: string
}

type ChoiceProps<Value extends string> = {
  readonly label: string
  readonly value: Value
  readonly options: readonly Option<Value>[]
  /** What the closed button shows before the choice. */
  readonly prefix?: string
  /** What it shows as the choice; the title of the chosen option by default. */
  readonly shown?: string | undefined
  readonly title?: string
  readonly className?: string
  readonly isDisabled?: boolean
  readonly side?: 'top' | 'bottom'
  readonly onChoose: (value: Value) => void
}

/** One of several, in a list that opens: arrows, letters, Enter and Esc as in a native one. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const {
    label,
    value,
    options,
    shown,
    title,
    prefix,
    className = '',
    isDisabled = false,
    side = 'bottom',
  } = props
  const chosen = options.find((option) => option.value === value)
  return (
    <Select.Root
      value={value}
      disabled={isDisabled}
      modal={false}
      onValueChange={(next: Value | null) => {
        if (next !== null && next !== value) props.onChoose(next)
      }}
    >
      <Select.Trigger className={`choice ${className}`} aria-label={label} title={title ?? label}>
        <span className="choice-shown">
          {prefix !== undefined && <span className="choice-prefix">{prefix} </span>}
          {shown ?? chosen?.title}
        </span>
        <ChevronsUpDown className="choice-icon" size={13} aria-hidden />
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner
          className="choice-place"
          side={side}
          align="end"
          sideOffset={4}
          alignItemWithTrigger={false}
        >
          <Select.Popup className="choice-popup">
            <Select.List className="choice-list" aria-label={label}>
              {options.map((option) => (
                <Select.Item
                  key={option.value}
                  value={option.value}
                  label={option.title}
                  className="choice-item"
                >
                  <Select.ItemIndicator className="choice-check">
                    <Check size={14} aria-hidden />
                  </Select.ItemIndicator>
                  <Select.ItemText className="choice-title">{option.title}</Select.ItemText>
                  {option.mark !== undefined && <span className="choice-mark">{option.mark}</span>}
                  {option.note !== undefined && <span className="choice-note">{option.note}</span>}
                </Select.Item>
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  )
}
