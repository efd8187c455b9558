import type { GroupProps } from 'react-resizable-panels'
import { useModel } from './context.ts'
import { setLayout } from './state/view-store.ts'

export type RememberedLayout = {
  readonly group: Required<Pick<GroupProps, 'id' | 'onLayoutChanged'>>
  /** The size that a panel was left at, for `defaultSize`: a panel may come and go, and comes back as it was. */
  readonly sizeOf: (panel: string, fallback: string) => string
}

/** Remembers how a group's panels were sized. Only what a person dragged is saved, not what the window forced. */
export function useRememberedLayout(group: string): RememberedLayout {
  const { view } = useModel()
  return {
    group: {
      id: group,
      onLayoutChanged: (layout, meta) => {
        if (meta.isUserInteraction) setLayout(view, group, meta.requestedLayout ?? layout)
      },
    },
    sizeOf: (panel, fallback) => {
      const percent = view.getState().layouts[group]?.[panel]
      return percent === undefined ? fallback : `${percent}%`
    },
  }
}
