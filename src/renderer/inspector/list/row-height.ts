import type { Density } from '../state/view-storage.ts'

/** Every line is as high: the list counts on it. `styles/tokens.css` and `list.css` say the same. */
export const rowHeightsPx: Readonly<Record<Density, number>> = { comfortable: 28, compact: 24 }

export const headerHeightPx = 28
