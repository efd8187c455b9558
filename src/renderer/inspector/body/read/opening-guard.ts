import { createContext } from 'react'

const storageKey = 'coronagraph.inspector.opening'
const mostRemembered = 50

/**
 * Remembers which bodies are being opened: one that is still there when the window starts froze or ended it, and is not
 * opened again by itself.
 */
export type OpeningGuard = {
  readonly isDangerous: (key: string) => boolean
  readonly begin: (key: string) => void
  readonly succeed: (key: string) => void
}

export function createOpeningGuard(storage: Pick<Storage, 'getItem' | 'setItem'>): OpeningGuard {
  const left = read(storage)
  const dangerous = new Set(left)
  const save = (): void => {
    try {
      storage.setItem(storageKey, JSON.stringify([...dangerous].slice(-mostRemembered)))
    } catch {
      // A full storage: the window is then as careful as it was before.
    }
  }
  return {
    isDangerous: (key) => left.has(key) && dangerous.has(key),
    begin: (key) => {
      dangerous.add(key)
      save()
    },
    succeed: (key) => {
      left.delete(key)
      if (dangerous.delete(key)) save()
    },
  }
}

function read(storage: Pick<Storage, 'getItem'>): Set<string> {
  try {
    const value: unknown = JSON.parse(storage.getItem(storageKey) ?? '[]')
    return new Set(
      Array.isArray(value) ? value.filter((it) => typeof it === 'string').slice(0, mostRemembered) : [],
    )
  } catch {
    return new Set()
  }
}

/** The one of this window, read when it started. */
export const OpeningGuardContext = createContext<OpeningGuard>(createOpeningGuard(localStorage))
