import { orientations, type Orientation } from '../../../shared/device.ts'
import type { RuntimeHost } from '../../host.ts'
import type { LuaInput, LuaValue } from '../../lua/values.ts'
import { textOf } from '../bytes.ts'
import { plainSettings, scaleModes, type ScreenSettings } from './screen-settings.ts'

/** More suffixes than any set of screens needs. */
const maxSuffixes = 20
const maxSuffixLength = 30

/** What `screen-settings.lua` says of the project, gathered: what is not known stays as it was. */
export function createSettingsReader(files: RuntimeHost['files']): {
  readonly functions: Record<string, LuaInput>
  readonly settings: () => ScreenSettings
} {
  let settings = plainSettings
  const set = (change: Partial<ScreenSettings>): undefined => {
    settings = { ...settings, ...change }
  }

  return {
    settings: () => settings,
    functions: {
      readScreenFile: (name) => {
        const file = textOf(name) === 'config.lua' ? 'config.lua' : 'build.settings'
        const read = files.read({ directory: 'ResourceDirectory', name: file })
        return read.ok ? read.value : undefined
      },
      setContent: (width, height, scale, xAlign, yAlign, fps) =>
        set({
          width: typeof width === 'number' ? width : undefined,
          height: typeof height === 'number' ? height : undefined,
          scale: oneOf(scaleModes, scale) ?? 'none',
          xAlign: oneOf(['left', 'center', 'right'] as const, xAlign) ?? 'center',
          yAlign: oneOf(['top', 'center', 'bottom'] as const, yAlign) ?? 'center',
          fps: fps === 60 ? 60 : 30,
        }),
      addImageSuffix: (suffix, fromScale) => {
        const text = textOf(suffix) ?? ''
        if (typeof fromScale !== 'number' || text === '' || text.length > maxSuffixLength) return undefined
        const { imageSuffixes } = settings
        if (imageSuffixes.length >= maxSuffixes) return undefined
        return set({ imageSuffixes: [...imageSuffixes, { suffix: text, fromScale }] })
      },
      setOrientation: (usual, content) => {
        const defaultOrientation = orientationOf(usual) ?? 'portrait'
        return set({
          defaultOrientation,
          supportedOrientations: [defaultOrientation],
          contentOrientation: orientationOf(content),
        })
      },
      addOrientation: (name) => {
        const orientation = orientationOf(name)
        const { supportedOrientations } = settings
        if (orientation === undefined || supportedOrientations.includes(orientation)) return undefined
        return set({ supportedOrientations: [...supportedOrientations, orientation] })
      },
    },
  }
}

function oneOf<T extends string>(known: readonly T[], value: LuaValue): T | undefined {
  const text = textOf(value)?.toLowerCase()
  return known.find((word) => word.toLowerCase() === text)
}

/** `landscape` is Solar2D's old word for the one that iPhones open games in. */
function orientationOf(value: LuaValue): Orientation | undefined {
  return textOf(value) === 'landscape' ? 'landscapeRight' : oneOf(orientations, value)
}
