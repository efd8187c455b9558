import type { WebContents } from 'electron'
import type { Target } from '../../shared/run/app-action.ts'

export type Found = { readonly x: number; readonly y: number } | { readonly seen: readonly string[] }

/** A world of our own in the page: it sees what the page shows, and the page's scripts cannot reach it. */
const worldId = 997

/**
 * Runs in that world. An element is meant by its text, its value, its label or its id and name; of elements within each
 * other the innermost is. It is scrolled to as a person would, and must not be covered.
 */
const finder = `(query) => {
  const wordsOf = (element) => [element.innerText, element.value, element.ariaLabel, element.alt]
    .filter((words) => typeof words === 'string')
    .map((words) => words.trim())
  const isMeant = (element) => query.text === undefined
    ? element.id === query.name || element.getAttribute('name') === query.name
    : wordsOf(element).includes(query.text)
  const hasOwnText = ({ childNodes }) => [...childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
  const all = [...document.querySelectorAll('body, body *')]
  const meant = new Set(all.filter(isMeant))
  const outer = new Set()
  for (const element of meant) {
    for (let above = element.parentElement; above !== null; above = above.parentElement) outer.add(above)
  }
  for (const element of meant) {
    if (outer.has(element)) continue
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' })
    const { left, top, width, height } = element.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    const there = document.elementFromPoint(x, y)
    if (there !== null && element.contains(there)) return { x, y }
  }
  const seen = all
    .filter((element) => element.getClientRects().length > 0 && (element.childElementCount === 0 || hasOwnText(element)))
    .map((element) => wordsOf(element).find((words) => words !== ''))
    .filter((words) => words !== undefined)
  return { seen: [...new Set(seen)].slice(0, 20).map((words) => words.slice(0, 60)) }
}`

/** Where a person would point to touch what is meant, in units of the page, or the texts that the page shows instead. */
export async function findInPage(contents: WebContents, target: Target): Promise<Found> {
  if ('x' in target) return target
  const code = `(${finder})(${JSON.stringify(target)})`
  const found: unknown = await contents.executeJavaScriptInIsolatedWorld(worldId, [{ code }])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the code above returns, out of the page's reach
  return found as Found
}
