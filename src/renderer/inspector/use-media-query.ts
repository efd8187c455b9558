import { useMemo, useSyncExternalStore } from 'react'

export function useMediaQuery(query: string): boolean {
  const { subscribe, read } = useMemo(() => {
    const list = matchMedia(query)
    return {
      subscribe: (listener: () => void) => {
        list.addEventListener('change', listener)
        return () => list.removeEventListener('change', listener)
      },
      read: () => list.matches,
    }
  }, [query])
  return useSyncExternalStore(subscribe, read)
}
