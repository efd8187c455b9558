import type { LogEntry } from '../../shared/log-entry.ts'

export type LogListener = (entry: LogEntry) => void

export type Publisher = {
  readonly publish: (entry: LogEntry) => void
  readonly subscribe: (listener: LogListener) => () => void
}

/**
 * Hands each entry to every listener, in the order of the log: an entry that a listener causes goes out after the
 * present one has reached everybody. What one listener throws does not keep an entry from the next.
 */
export function createPublisher(onListenerError: (error: unknown) => void): Publisher {
  const listeners = new Set<{ readonly listener: LogListener }>()
  const waiting: LogEntry[] = []
  let isPublishing = false

  const send = (entry: LogEntry): void => {
    for (const subscription of Array.from(listeners)) {
      if (!listeners.has(subscription)) continue
      try {
        subscription.listener(entry)
      } catch (error) {
        onListenerError(error)
      }
    }
  }

  return {
    publish: (entry) => {
      waiting.push(entry)
      if (isPublishing) return
      isPublishing = true
      try {
        for (const next of waiting) send(next)
      } finally {
        waiting.length = 0
        isPublishing = false
      }
    },
    subscribe: (listener) => {
      const subscription = { listener }
      listeners.add(subscription)
      return () => void listeners.delete(subscription)
    },
  }
}
