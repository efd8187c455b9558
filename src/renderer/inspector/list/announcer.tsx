import { useEffect, useState } from 'react'
import { useModel, useView } from '../context.ts'
import { announcementOf } from './announcement.ts'

/** Often enough to be told, and seldom enough to be heard. */
const intervalMs = 3000

/** Tells screen readers what happened to the requests, together and politely; the view menu silences it. */
export function Announcer() {
  const { exchanges } = useModel()
  const isQuiet = useView((state) => state.isQuiet)
  const [words, setWords] = useState('')
  useEffect(() => {
    if (isQuiet) return undefined
    let told = exchanges.getState().ledger.totals
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = (): void => {
      timer = undefined
      const { totals } = exchanges.getState().ledger
      setWords(announcementOf(told, totals))
      told = totals
    }
    const off = exchanges.subscribe(({ ledger }, before) => {
      if (ledger !== before.ledger) told = ledger.totals
      else if (ledger.totals !== told) timer ??= setTimeout(tell, intervalMs)
    })
    return () => {
      off()
      clearTimeout(timer)
    }
  }, [exchanges, isQuiet])
  return (
    <p className="visually-hidden" role="status" aria-label="What happened">
      {words}
    </p>
  )
}
