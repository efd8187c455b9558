import { CircleAlert } from 'lucide-react'

type FieldProblemProps = { readonly id: string; readonly problem: string | undefined }

/** What is wrong with a field, below it. The field names it by `aria-describedby`. */
export function FieldProblem({ id, problem }: FieldProblemProps) {
  if (problem === undefined) return null
  return (
    <p className="field-problem" id={id}>
      <CircleAlert size={13} aria-hidden />
      {problem}
    </p>
  )
}

/** The attributes of a field that has a problem. */
export const invalid = (id: string, problem: string | undefined) =>
  problem === undefined ? {} : ({ 'aria-invalid': true, 'aria-describedby': id } as const)
