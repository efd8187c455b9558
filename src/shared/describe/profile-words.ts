import type { ProfileName } from '../profile/profile.ts'
import { profileNames } from '../profile/profile.ts'

/** A platform on a label. */
export const platformWords: Readonly<Record<ProfileName, string>> = {
  reference: 'Reference',
  'mac-simulator': 'Mac',
  'windows-simulator': 'Windows',
  android: 'Android',
  ios: 'iOS',
  linux: 'Linux',
  html5: 'HTML5',
}

/** What choosing a profile means, in one line. */
export const profileNotes: Readonly<Record<ProfileName, string>> = {
  reference: 'What the manual says; where platforms differ, the least forgiving',
  'mac-simulator': 'NSURLConnection: also apps for macOS',
  'windows-simulator': 'WinHTTP: also apps for Windows',
  android: 'HttpURLConnection; calls need the INTERNET permission',
  ios: 'NSURLConnection; plain http is refused',
  linux: 'libcurl; ended is the only event, all but 200 is an error',
  html5: 'XMLHttpRequest; as Linux, and nothing can be cancelled',
}

/** All that are somebody's platform, in the order of the menus. */
export const platformNames: readonly ProfileName[] = profileNames.filter((name) => name !== 'reference')

/** The labels of a finding: one word for all of them. */
export function platformLabels(platforms: readonly ProfileName[]): readonly ProfileName[] | 'all' {
  const concerned = platformNames.filter((name) => platforms.includes(name))
  return concerned.length === platformNames.length ? 'all' : concerned
}
