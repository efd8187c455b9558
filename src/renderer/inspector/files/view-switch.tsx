import { ArrowDownUp, FolderTree } from 'lucide-react'
import { useModel, useView } from '../context.ts'
import type { MainView } from '../state/view-storage.ts'

const choices = [
  ['traffic', 'Traffic', ArrowDownUp],
  ['files', 'Files', FolderTree],
] as const satisfies readonly (readonly [MainView, string, unknown])[]

/** What the window shows above its lower pane: the requests, or the app's files. */
export function ViewSwitch() {
  const { view } = useModel()
  const mainView = useView((state) => state.mainView)
  return (
    <div className="view-switch" role="group" aria-label="View">
      {choices.map(([name, title, Icon]) => (
        <button
          key={name}
          type="button"
          className="view-choice"
          aria-pressed={mainView === name}
          aria-label={title}
          title={title}
          onClick={() => view.setState({ mainView: name })}
        >
          <Icon size={14} aria-hidden />
          <span className="view-label">{title}</span>
        </button>
      ))}
    </div>
  )
}
