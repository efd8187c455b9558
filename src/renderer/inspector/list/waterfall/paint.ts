import type { PhaseName } from '../../../../shared/wire-phases.ts'
import { phaseNames } from '../../../../shared/wire-phases.ts'

/** The colours of the theme that holds now, as the canvas takes them. */
export type Paint = {
  readonly phases: Readonly<Record<PhaseName, string>>
  readonly grid: string
  readonly mark: string
  readonly tick: string
}

const samples = ['grid', 'mark', 'tick'] as const

/** A custom property keeps its `light-dark()`: an element that is painted with it says which colour that is. */
export function readPaint(swatches: HTMLElement): Paint {
  const colourOf = (name: string): string => {
    const element = swatches.querySelector(`[data-swatch="${name}"]`)
    return element === null ? '#888' : getComputedStyle(element).color
  }
  return {
    phases: {
      queued: colourOf('queued'),
      lookup: colourOf('lookup'),
      connect: colourOf('connect'),
      tls: colourOf('tls'),
      send: colourOf('send'),
      wait: colourOf('wait'),
      receive: colourOf('receive'),
    },
    grid: colourOf('grid'),
    mark: colourOf('mark'),
    tick: colourOf('tick'),
  }
}

export const swatchNames: readonly string[] = [...phaseNames, ...samples]
