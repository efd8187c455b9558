import type { WebNetworkEvent } from './web-event.ts'
import { isTable } from './values.ts'

export type Listener = (event: WebNetworkEvent) => void

/** A function, or an object with a function `networkRequest`; undefined for anything else. */
export function listenerOf(value: unknown): Listener | undefined {
  if (typeof value === 'function') return (event) => void Reflect.apply(value, undefined, [event])
  if (!isTable(value) || typeof value['networkRequest'] !== 'function') return undefined
  return (event) => {
    // Looked up at each event, as Lua does: the app may have put another one there.
    const method = value['networkRequest']
    if (typeof method === 'function') Reflect.apply(method, value, [event])
  }
}
