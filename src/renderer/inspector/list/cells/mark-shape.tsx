import type { Mark } from '../../../../shared/log-entry.ts'

const shapes: Readonly<Record<Mark, string>> = {
  red: 'M6 1 11 6 6 11 1 6Z',
  orange: 'M6 1 11.2 10.5H.8Z',
  yellow: 'M6 .6 7.6 4.3 11.6 4.7 8.6 7.3 9.5 11.3 6 9.2 2.5 11.3 3.4 7.3.4 4.7 4.4 4.3Z',
  green: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1Z',
  blue: 'M1.5 1.5h9v9h-9Z',
  purple: 'M3.3 1.2h5.4L11.4 6 8.7 10.8H3.3L.6 6Z',
}

/** A mark: each colour has a shape of its own. */
export function MarkShape({ mark }: { readonly mark: Mark }) {
  return (
    <svg className="mark-shape" data-mark={mark} viewBox="0 0 12 12" width="9" height="9" aria-hidden="true">
      <path d={shapes[mark]} />
    </svg>
  )
}
