import type { Launch } from '../../../shared/contract/app-session.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { profileOf } from '../../../shared/profile/profiles.ts'
import type { LuaInput } from '../../lua/values.ts'

type PlatformInfo = {
  readonly platformName: string
  readonly platformVersion: string
  readonly model: string
}

const infoOfPlatform: Readonly<Record<Profile['platform'], PlatformInfo>> = {
  android: { platformName: 'Android', platformVersion: '14', model: 'Coronagraph' },
  ios: { platformName: 'iPhone OS', platformVersion: '17.0', model: 'iPhone' },
  macos: { platformName: 'Mac OS X', platformVersion: '14.0', model: 'Mac' },
  win32: { platformName: 'Win', platformVersion: '10.0', model: 'Windows' },
  linux: { platformName: 'Linux', platformVersion: '6.0', model: 'Linux' },
  html5: { platformName: 'HTML5', platformVersion: '1.0', model: 'Browser' },
}

/** `system.getInfo`: a device of no particular make, of the profile's platform. */
export function systemInfo(launch: Launch): LuaInput {
  const { platform, environment } = profileOf(launch.profile)
  return {
    appName: launch.projectName,
    appVersionString: '',
    architectureInfo: 'wasm32',
    build: '2024.3703',
    deviceID: launch.sessionId,
    environment,
    manufacturer: 'Coronagraph',
    maxTextureSize: 4096,
    maxTextureUnits: 8,
    name: 'Coronagraph',
    platform,
    targetAppStore: 'none',
    textureMemoryUsed: 0,
    ...infoOfPlatform[platform],
  }
}
