import { profileOf } from '../../../shared/profile/profiles.ts'
import { useExchanges, useModel, useView } from '../context.ts'
import type { Option } from '../controls/choice.tsx'
import { Choice } from '../controls/choice.tsx'
import { platformNames } from '../../../shared/describe/profile-words.ts'
import type { FindingsOf } from '../state/view-storage.ts'
import { setFindingsOf } from '../state/view-store.ts'

/** Whose findings are listed. */
export function FindingsFilter() {
  const { view } = useModel()
  const chosen = useView((state) => state.findingsOf)
  const running = useExchanges((state) => state.simulator.profile)
  const options: readonly Option<FindingsOf>[] = [
    { value: 'all', title: 'All platforms' },
    { value: 'running', title: 'Running profile', mark: profileOf(running).title },
    ...platformNames.map((name) => ({ value: name, title: profileOf(name).title })),
  ]
  return (
    <Choice
      label="Findings of"
      className="findings-filter"
      value={chosen}
      options={options}
      shown={chosen === 'running' ? `Running: ${profileOf(running).title}` : undefined}
      side="top"
      onChoose={(value) => setFindingsOf(view, value)}
    />
  )
}
