import { Search, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import './find-field.css'

type FindFieldProps = {
  readonly id: string
  readonly label: string
  readonly placeholder?: string
  readonly value: string
  readonly maxLength?: number
  readonly problem?: string | undefined
  readonly onChange: (value: string) => void
  /** Arrow down, and Escape in an empty field: back to what is searched. */
  readonly onLeave: () => void
  readonly onEnter?: () => void
}

/** A field to find something in a list. */
export function FindField(props: FindFieldProps) {
  const { id, label, value, problem, onChange, onLeave } = props
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && value !== '') onChange('')
    else if (event.key === 'Escape' || event.key === 'ArrowDown') onLeave()
    else if (event.key === 'Enter') (props.onEnter ?? onLeave)()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="find-field" data-invalid={problem !== undefined || undefined} title={problem}>
      <Search size={13} aria-hidden />
      <input
        id={id}
        type="text"
        value={value}
        maxLength={props.maxLength ?? 1000}
        spellCheck={false}
        autoComplete="off"
        placeholder={props.placeholder ?? label}
        aria-label={label}
        aria-invalid={problem !== undefined}
        aria-errormessage={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {problem !== undefined && (
        <span id={`${id}-problem`} className="visually-hidden" role="alert">
          {problem}
        </span>
      )}
      {value !== '' && (
        <button
          type="button"
          className="icon-button"
          aria-label="Clear the field"
          title="Clear the field"
          onClick={() => {
            onChange('')
            document.getElementById(id)?.focus()
          }}
        >
          <X size={13} aria-hidden />
        </button>
      )}
    </div>
  )
}
