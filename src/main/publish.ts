import type { WebContents } from 'electron'
import type { AnyContract, Publish } from '../shared/contract/define.ts'
import type { Names } from '../shared/contract/names.ts'

/** Sends topics of one surface to one window; a window that is gone hears nothing. */
export function createPublish<C extends AnyContract>(
  { surface }: Names,
  contents: () => WebContents | undefined,
): Publish<C> {
  return (topic, payload) => {
    const target = contents()
    if (target !== undefined && !target.isDestroyed()) target.send(`${surface}:${topic}`, payload)
  }
}
