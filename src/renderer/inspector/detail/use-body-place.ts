import { useCallback } from 'react'
import { useStore } from 'zustand'
import type { BodyRange } from '../body/read/body-source.ts'
import type { BodySide } from '../client.ts'
import { useModel } from '../context.ts'

/** What somebody wants to see in this body, and what takes the wish out once it is met. */
export function useBodyPlace(
  exchangeId: string,
  side: BodySide,
): { readonly place: BodyRange | undefined; readonly onPlaced: () => void } {
  const { bodyReveals } = useModel()
  const place = useStore(bodyReveals, ({ place: wanted }) =>
    wanted?.exchangeId === exchangeId && wanted.side === side ? wanted : undefined,
  )
  const onPlaced = useCallback(() => bodyReveals.setState({ place: undefined }), [bodyReveals])
  return { place, onPlaced }
}
