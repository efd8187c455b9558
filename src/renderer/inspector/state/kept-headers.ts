import type { KeptHeaders } from '../rows/row.ts'
import type { View } from './view-storage.ts'

/** The headers that are shown as columns, with `request:` or `response:` before their names. */
export const keptHeadersOf = ({ columns }: Pick<View, 'columns'>): KeptHeaders =>
  new Set(columns.map(({ key }) => key).filter((key) => /^(request|response):./.test(key)))
