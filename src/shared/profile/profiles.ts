import { android } from './android.ts'
import { ios, macSimulator } from './apple.ts'
import { html5 } from './html5.ts'
import { linux } from './linux.ts'
import type { Profile, ProfileName } from './profile.ts'
import { reference } from './reference.ts'
import { windowsSimulator } from './windows.ts'

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  reference,
  'mac-simulator': macSimulator,
  'windows-simulator': windowsSimulator,
  android,
  ios,
  linux,
  html5,
}

export const profileOf = (name: ProfileName): Profile => profiles[name]
