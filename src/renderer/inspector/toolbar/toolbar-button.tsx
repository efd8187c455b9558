import type { ReactNode } from 'react'

type ToolbarButtonProps = {
  readonly label: string
  readonly icon: ReactNode
  readonly isDisabled?: boolean
  readonly className?: string
  readonly onClick: () => void
}

/** An action with its name beside it; in a narrow window the icon alone, named all the same. */
export function ToolbarButton({
  label,
  icon,
  isDisabled = false,
  className = '',
  onClick,
}: ToolbarButtonProps) {
  return (
    <button
      type="button"
      className={`toolbar-button ${className}`}
      aria-label={label}
      title={label}
      disabled={isDisabled}
      onClick={onClick}
    >
      {icon}
      <span className="toolbar-label" aria-hidden="true">
        {label}
      </span>
    </button>
  )
}
