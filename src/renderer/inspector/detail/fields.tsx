import type { ReactNode } from 'react'

export function Fields({ children }: { readonly children: ReactNode }) {
  return <dl className="fields">{children}</dl>
}

type FieldProps = {
  readonly label: string
  /** Set in the fixed-width face: names, addresses, codes. */
  readonly isCode?: boolean
  readonly children: ReactNode
}

export function Field({ label, isCode = false, children }: FieldProps) {
  return (
    <div className="field">
      <dt>{label}</dt>
      <dd className={isCode ? 'code' : undefined}>{children}</dd>
    </div>
  )
}

type SectionProps = {
  readonly title: string
  /** Stands at the end of the title's line. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

export function Section({ title, action, children }: SectionProps) {
  return (
    <section className="detail-section" aria-label={title}>
      <div className="section-head">
        <h3>{title}</h3>
        {action}
      </div>
      {children}
    </section>
  )
}
