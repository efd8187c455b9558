import { useEffect, useState } from 'react'
import type { BodyPart } from '../../client.ts'
import type { BodySource } from './body-source.ts'
import { headBytes } from './gates.ts'

export type BodyHead =
  | { readonly state: 'reading' }
  | { readonly state: 'ready'; readonly part: BodyPart }
  | { readonly state: 'missing'; readonly problem: string }

/** The beginning of a body, read once for each key. */
export function useBodyHead(source: BodySource): BodyHead {
  const [known, setKnown] = useState<{ readonly key: string; readonly head: BodyHead }>()
  useEffect(() => {
    let isWanted = true
    void (async () => {
      const part = await source.read(0, headBytes)
      if (!isWanted) return
      setKnown({
        key: source.key,
        head: part.ok
          ? { state: 'ready', part: part.value }
          : { state: 'missing', problem: part.error.message },
      })
    })()
    return () => {
      isWanted = false
    }
    // The same key is the same body, however often its source is made anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [source.key])
  return known?.key === source.key ? known.head : { state: 'reading' }
}
