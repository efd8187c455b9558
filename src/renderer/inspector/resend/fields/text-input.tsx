import type { ComponentProps } from 'react'
import { FieldProblem, invalid } from './field-problem.tsx'

type TextInputProps = Omit<ComponentProps<'input'>, 'onChange' | 'id'> & {
  readonly id: string
  readonly label: string
  /** Only for those who listen. */
  readonly isLabelHidden?: boolean
  readonly problem?: string | undefined
  readonly onChange: (value: string) => void
}

/** A field of one line with its label above and its problem below. */
export function TextInput({ label, isLabelHidden, problem, onChange, className, ...rest }: TextInputProps) {
  const problemId = `${rest.id}-problem`
  return (
    <div className={className}>
      <label htmlFor={rest.id} className={isLabelHidden === true ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      <input
        type="text"
        className="text-field is-code"
        spellCheck={false}
        autoComplete="off"
        {...rest}
        {...invalid(problemId, problem)}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldProblem id={problemId} problem={problem} />
    </div>
  )
}
