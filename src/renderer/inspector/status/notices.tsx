import { CircleAlert, X } from 'lucide-react'
import { useStore } from 'zustand'
import { shorten } from '../../../shared/describe/shorten.ts'
import { useModel } from '../context.ts'
import { dismissNotice } from '../state/notices-store.ts'
import './status.css'

/** What was asked for and went wrong. Stays until it was read and closed. */
export function Notices() {
  const { notices: store } = useModel()
  const notices = useStore(store, (state) => state.notices)
  return (
    <div className="notices" role="alert">
      {notices.map((notice) => (
        <div key={notice.id} className="notice">
          <CircleAlert size={15} aria-hidden />
          <p>
            <bdi>{shorten(notice.text, 2000)}</bdi>
            {notice.count > 1 && <span className="notice-count"> ×{notice.count}</span>}
          </p>
          <button
            type="button"
            className="icon-button"
            aria-label="Dismiss"
            title="Dismiss"
            onClick={() => dismissNotice(store, notice.id)}
          >
            <X size={14} aria-hidden />
          </button>
        </div>
      ))}
    </div>
  )
}
