import { RotateCw } from 'lucide-react'
import type { ProfileName } from '../../../shared/profile/profile.ts'
import { profileNames } from '../../../shared/profile/profile.ts'
import { profileOf } from '../../../shared/profile/profiles.ts'
import { useExchanges, useModel } from '../context.ts'
import type { Option } from '../controls/choice.tsx'
import { Choice } from '../controls/choice.tsx'
import { profileNotes } from '../../../shared/describe/profile-words.ts'

/** Whose rules the app runs by. Another choice waits for the next launch, and says so with a button that makes it. */
export function ProfileSwitch() {
  const { actions } = useModel()
  const { project, profile, nextProfile } = useExchanges((state) => state.simulator)
  const hasProject = project !== undefined
  const { title } = profileOf(nextProfile)
  const isPending = hasProject && nextProfile !== profile
  return (
    <div className="toolbar-group profile-switch" role="group" aria-label="Profile">
      <span className="next-launch-words" role="status">
        {isPending && `${title} at the next launch`}
      </span>
      {/* Its place is kept while there is nothing to do, so that nothing moves when there is. */}
      <button
        type="button"
        className="button next-launch"
        style={isPending ? undefined : { visibility: 'hidden' }}
        aria-label={`Relaunch as ${title}`}
        title={`Relaunch the app as ${title}; it runs as ${profileOf(profile).title}`}
        onClick={() => void actions.relaunch()}
      >
        <RotateCw size={13} aria-hidden />
        <span className="next-launch-label">Relaunch</span>
      </button>
      <Choice
        label="Profile"
        prefix="Profile"
        title="Whose network rules apply"
        className="profile-choice"
        value={nextProfile}
        options={profileNames.map((name) => optionOf(name, hasProject && name === profile))}
        isDisabled={!hasProject}
        onChoose={(name) => void actions.setProfile(name)}
      />
    </div>
  )
}

const optionOf = (name: ProfileName, isRunning: boolean): Option<ProfileName> => ({
  value: name,
  title: profileOf(name).title,
  note: profileNotes[name],
  ...(isRunning && { mark: 'running' }),
})
