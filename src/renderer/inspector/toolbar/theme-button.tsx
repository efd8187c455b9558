import { Monitor, Moon, Sun } from 'lucide-react'
import { useModel, useView } from '../context.ts'
import type { Theme } from '../state/view-storage.ts'
import { nextTheme, setTheme } from '../state/view-store.ts'

const icons: Readonly<Record<Theme, typeof Sun>> = { system: Monitor, light: Sun, dark: Moon }

/** Goes round: as the system, light, dark. */
export function ThemeButton() {
  const { view } = useModel()
  const theme = useView((state) => state.theme)
  const Icon = icons[theme]
  const label = `Theme: ${theme}`
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={`${label}. Click for ${nextTheme(theme)}.`}
      onClick={() => setTheme(view, nextTheme(theme))}
    >
      <Icon size={15} aria-hidden />
    </button>
  )
}
