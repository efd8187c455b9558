import type { ProfileName } from '../../../shared/profile/profile.ts'
import { profileOf } from '../../../shared/profile/profiles.ts'
import { useExchanges } from '../context.ts'
import { platformLabels, platformWords } from '../../../shared/describe/profile-words.ts'

/** Where a finding holds; the platform whose rules apply now stands out. */
export function Platforms({ platforms }: { readonly platforms: readonly ProfileName[] }) {
  const running = useExchanges((state) => state.simulator.profile)
  const labels = platformLabels(platforms)
  if (labels === 'all') return <p className="platforms platforms-all">All platforms</p>
  return (
    <ul className="platforms" aria-label="Platforms">
      {labels.map((name) => (
        <li
          key={name}
          className="platform"
          title={name === running ? `${profileOf(name).title}: the running profile` : profileOf(name).title}
          data-running={name === running || undefined}
        >
          {platformWords[name]}
        </li>
      ))}
    </ul>
  )
}
