import type { Orientation } from '../../../shared/device.ts'
import type { RuntimeHost } from '../../host.ts'
import type { LuaInput } from '../../lua/values.ts'
import type { ScreenGeometry } from '../../screen.ts'
import { results } from '../bytes.ts'
import { createScreen, firstState, type ScreenState, turnedState } from './create-screen.ts'
import { signedTurn } from './orientation.ts'
import { createSettingsReader } from './read-settings.ts'
import { safeAreaInsets, screenValues } from './screen-values.ts'

export type AppScreen = {
  readonly geometry: () => ScreenGeometry
  readonly framesPerSecond: () => number
  /** What the Lua files ask of the screen. */
  readonly functions: Record<string, LuaInput>
  /** Names of files that suit this screen better than the given one, the best first. */
  readonly suffixed: (name: string) => readonly string[]
  /** What has changed, or undefined when the device was held that way already. */
  readonly rotate: (
    orientation: Orientation,
  ) => { readonly deltaDegrees: number; readonly hasResized: boolean } | undefined
}

/** The screen of a running app: its project's settings on the device that is simulated. */
export function createAppScreen({ launch, files }: Pick<RuntimeHost, 'launch' | 'files'>): AppScreen {
  const { device } = launch
  const reader = createSettingsReader(files)
  let isStatusBarShown = true
  let state: ScreenState = firstState(reader.settings(), launch.orientation)
  let geometry = createScreen(device, reader.settings(), state)

  const show = (next: ScreenState): void => {
    state = next
    geometry = createScreen(device, reader.settings(), state)
  }

  /** Those of a scale that the screen reaches, the largest first. Source: Solar2D docs: dynamic image selection. */
  const suffixes = (): readonly { readonly suffix: string; readonly fromScale: number }[] =>
    reader
      .settings()
      .imageSuffixes.filter(({ fromScale }) => fromScale <= geometry.pixelsPerUnitX)
      .toSorted((a, b) => b.fromScale - a.fromScale)

  return {
    geometry: () => geometry,
    framesPerSecond: () => reader.settings().fps,
    functions: {
      ...reader.functions,
      pixelWidth: device.widthPx,
      pixelHeight: device.heightPx,
      openScreen: () => {
        show(firstState(reader.settings(), launch.orientation))
        return undefined
      },
      setStatusBar: (isShown) => {
        isStatusBarShown = isShown === true
        return undefined
      },
      screenValues: () => ({
        ...screenValues(geometry, device, isStatusBarShown),
        fps: reader.settings().fps,
        imageSuffix: suffixes()[0]?.suffix ?? null,
      }),
      safeAreaInsets: () => {
        const { top, left, bottom, right } = safeAreaInsets(geometry, device, isStatusBarShown)
        return results(top, left, bottom, right)
      },
    },
    suffixed: (name) => {
      const dot = name.lastIndexOf('.')
      const end = dot > name.lastIndexOf('/') ? dot : name.length
      return suffixes().map(({ suffix }) => `${name.slice(0, end)}${suffix}${name.slice(end)}`)
    },
    rotate: (orientation) => {
      const before = state
      if (orientation === before.held) return undefined
      show(turnedState(reader.settings(), before, orientation))
      return {
        deltaDegrees: signedTurn(before.held, orientation),
        hasResized: state.content !== before.content,
      }
    },
  }
}
