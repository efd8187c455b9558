import { formatCount } from '../../shared/describe/format-bytes.ts'
import { Html, markup } from './markup.ts'

/** Says how much is not shown; nothing when all of it is. */
export function leftOut(total: number, shownCount: number, what: string): Html {
  if (total <= shownCount) return markup``
  return markup`<p class="left-out">${formatCount(total - shownCount)} of ${formatCount(total)} ${what} are left out here. <code>--events</code> and <code>--har</code> hold all that was recorded.</p>`
}
