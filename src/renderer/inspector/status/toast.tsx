import { Check } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useModel } from '../context.ts'
import { hush } from '../state/toast-store.ts'
import './toast.css'

const shownForMs = 4000

/** Says what was done, and goes by itself: nothing in it has to be read. */
export function Toast() {
  const { toasts } = useModel()
  const toast = useStore(toasts, (state) => state.toast)
  useEffect(() => {
    if (toast === undefined) return undefined
    const timer = setTimeout(() => hush(toasts, toast.id), shownForMs)
    return () => clearTimeout(timer)
  }, [toast, toasts])
  return (
    <div className="toast-place" role="status" aria-label="Done">
      {toast !== undefined && (
        <p key={toast.id} className="toast">
          <Check size={14} aria-hidden />
          {toast.text}
        </p>
      )}
    </div>
  )
}
