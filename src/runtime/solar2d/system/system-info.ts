import type { Device } from '../../../shared/device.ts'
import type { Launch } from '../../../shared/contract/app-session.ts'
import type { Profile } from '../../../shared/profile/profile.ts'
import { profileOf } from '../../../shared/profile/profiles.ts'
import type { LuaInput } from '../../lua/values.ts'

type Platform = Profile['platform']

type PlatformInfo = {
  readonly platformName: string
  readonly platformVersion: string
  readonly model: string
  readonly manufacturer: string
  readonly architectureInfo: string
}

const infoOfPlatform: Readonly<Record<Platform, PlatformInfo>> = {
  android: {
    platformName: 'Android',
    platformVersion: '14',
    model: 'Coronagraph',
    manufacturer: 'Coronagraph',
    architectureInfo: 'ARM Neon',
  },
  ios: {
    platformName: 'iPhone OS',
    platformVersion: '17.0',
    model: 'iPhone',
    manufacturer: 'Apple',
    architectureInfo: 'iPhone15,2',
  },
  macos: {
    platformName: 'Mac OS X',
    platformVersion: '14.0',
    model: 'Mac',
    manufacturer: 'Apple',
    architectureInfo: 'x86_64',
  },
  win32: {
    platformName: 'Win',
    platformVersion: '10.0',
    model: 'Windows',
    manufacturer: 'Coronagraph',
    architectureInfo: 'x64',
  },
  linux: {
    platformName: 'Linux',
    platformVersion: '6.0',
    model: 'Linux',
    manufacturer: 'Coronagraph',
    architectureInfo: 'x86_64',
  },
  html5: {
    platformName: 'HTML5',
    platformVersion: '1.0',
    model: 'Browser',
    manufacturer: 'Coronagraph',
    architectureInfo: 'wasm32',
  },
}

const packageName = 'com.example.coronagraph'

/** Upper bounds of the named densities, with the dots per inch that each stands for. */
const densities = [
  { name: 'ldpi', dpi: 120 },
  { name: 'mdpi', dpi: 160 },
  { name: 'tvdpi', dpi: 213 },
  { name: 'hdpi', dpi: 240 },
  { name: 'xhdpi', dpi: 320 },
  { name: 'xxhdpi', dpi: 480 },
] as const
const densest = { name: 'xxxhdpi', dpi: 640 } as const

/**
 * `system.getInfo`: a device of no particular make, of the profile's platform. What is nil on the other platforms is
 * missing there. Source: Solar2D docs: system.getInfo.
 */
export function systemInfo(launch: Launch): LuaInput {
  const { platform, environment } = profileOf(launch.profile)
  const isApple = platform === 'ios' || platform === 'macos'
  return {
    appName: launch.projectName,
    appVersionString: environment === 'simulator' ? '' : '1.0',
    build: '2024.3703',
    bundleID: packageName,
    darkMode: false,
    deniedAppPermissions: [],
    deviceID: launch.sessionId,
    environment,
    GL_EXTENSIONS: '',
    GL_RENDERER: 'Coronagraph',
    GL_SHADING_LANGUAGE_VERSION: '1.0',
    GL_VENDOR: 'Coronagraph',
    GL_VERSION: 'OpenGL ES 2.0',
    gpuSupportsHighPrecisionFragmentShaders: true,
    grantedAppPermissions: [],
    graphicsPipelineVersion: '2.0',
    maxTextureSize: 4096,
    maxTextureUnits: 8,
    name: 'Coronagraph',
    platform,
    targetAppStore: isApple && environment === 'device' ? 'apple' : 'none',
    textureMemoryUsed: 0,
    ...infoOfPlatform[platform],
    ...(platform === 'android' && androidInfo(launch.device)),
    ...(platform === 'ios' && { iosIdentifierForVendor: launch.sessionId }),
  }
}

function androidInfo({ widthPx, heightPx, dpi }: Device): { readonly [key: string]: LuaInput } {
  const density = densities.find((known) => dpi <= known.dpi) ?? densest
  return {
    androidApiLevel: 34,
    androidAppPackageName: packageName,
    androidAppVersionCode: 1,
    androidDeniedAppPermissions: [],
    androidDisplayApproximateDpi: density.dpi,
    androidDisplayDensityName: density.name,
    androidDisplayHeightInInches: heightPx / dpi,
    androidDisplayWidthInInches: widthPx / dpi,
    androidDisplayXDpi: dpi,
    androidDisplayYDpi: dpi,
    androidGrantedAppPermissions: ['android.permission.INTERNET'],
  }
}

/** `system.getPreference` of the two categories that an app can only read. */
export function readOnlyPreferences(launch: Launch): LuaInput {
  const { platform } = profileOf(launch.profile)
  return {
    locale: { country: 'US', identifier: 'en_US', language: 'en' },
    // Android tells the name of the language, not its code.
    ui: { language: platform === 'android' ? 'English' : 'en-US' },
  }
}

/** Events that this device can send, by the names of `system.hasEventSource`. */
export function eventSources(launch: Launch): LuaInput {
  const { platform } = profileOf(launch.profile)
  const isPhone = platform === 'android' || platform === 'ios'
  return { key: platform !== 'ios', mouse: platform !== 'ios', multitouch: isPhone, orientation: isPhone }
}

/** Schemes of URLs that some app on the device would open. */
export function openableSchemes(launch: Launch): LuaInput {
  const { platform } = profileOf(launch.profile)
  const isPhone = platform === 'android' || platform === 'ios'
  return { http: true, https: true, mailto: true, tel: isPhone, sms: isPhone }
}
