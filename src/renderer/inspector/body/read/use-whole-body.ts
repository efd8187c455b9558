import { useCallback, useEffect, useState } from 'react'
import type { BodySource } from './body-source.ts'
import { readWhole } from './read-whole.ts'

export type WholeBody =
  | { readonly state: 'waiting' }
  | { readonly state: 'loading'; readonly readBytes: number }
  | { readonly state: 'ready'; readonly bytes: Uint8Array }
  | { readonly state: 'failed'; readonly problem: string }

const waiting: WholeBody = { state: 'waiting' }

/** All of a body, once it is wanted; the head itself when that is all. Loading ends when the body is left. */
export function useWholeBody(
  source: BodySource,
  head: Uint8Array,
  keptBytes: number,
  isWantedAtFirst: boolean,
): { readonly whole: WholeBody; readonly load: () => void } {
  const [wantedKey, setWantedKey] = useState<string>()
  const [known, setKnown] = useState<{ readonly key: string; readonly whole: WholeBody }>()
  const isHere = head.length >= keptBytes
  const isWanted = !isHere && (isWantedAtFirst || wantedKey === source.key)

  useEffect(() => {
    if (!isWanted) return undefined
    const abort = new AbortController()
    const show = (whole: WholeBody): void => {
      if (!abort.signal.aborted) setKnown({ key: source.key, whole })
    }
    void (async () => {
      show({ state: 'loading', readBytes: 0 })
      const bytes = await readWhole(source, keptBytes, abort.signal, (readBytes) =>
        show({ state: 'loading', readBytes }),
      )
      show(
        bytes.ok ? { state: 'ready', bytes: bytes.value } : { state: 'failed', problem: bytes.error.message },
      )
    })()
    return () => abort.abort()
    // oxlint-disable-next-line react/exhaustive-deps -- the same key is the same body
  }, [source.key, keptBytes, isWanted])

  const load = useCallback(() => setWantedKey(source.key), [source.key])
  if (isHere) return { whole: { state: 'ready', bytes: head }, load }
  return { whole: isWanted && known?.key === source.key ? known.whole : waiting, load }
}
