import { Tabs } from '@base-ui/react/tabs'
import { X } from 'lucide-react'
import { useDetail, useModel, useRow, useView } from '../context.ts'
import { requestName } from '../describe/request-name.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import type { Exchange } from '../../../shared/exchange.ts'
import { StateMark } from '../list/state-mark.tsx'
import type { Row } from '../rows/row.ts'
import type { Detail } from '../state/details.ts'
import type { DetailTab } from '../state/view-storage.ts'
import { detailTabs } from '../state/view-storage.ts'
import { closeDetail, setDetailTab } from '../state/view-store.ts'
import { TimelineTab } from '../timeline/timeline-tab.tsx'
import { HeadersTab } from './headers-tab.tsx'
import { ImportedChip } from './imported-note.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { RequestTab } from './request-tab.tsx'
import { ResponseTab } from './response-tab.tsx'
import { useLingering } from './use-lingering.ts'
import './detail.css'

const tabLabels: Readonly<Record<DetailTab, string>> = {
  overview: 'Overview',
  headers: 'Headers',
  request: 'Request',
  response: 'Response',
  timeline: 'Timeline',
}

const panels = {
  overview: OverviewTab,
  headers: HeadersTab,
  request: RequestTab,
  response: ResponseTab,
  timeline: TimelineTab,
} as const

/** How long what was shown before stays while the next exchange is read. */
const lingerMs = 100

/** All that is known about the selected exchange. Its head is there at once; the rest is read from the log. */
export function DetailPane() {
  const selectedId = useView((state) => state.selectedId)
  const row = useRow(selectedId)
  const detail = useDetail(selectedId)
  const shown = useLingering(
    detail?.state === 'ready' ? detail.exchange : undefined,
    detail === undefined || detail.state === 'loading' ? lingerMs : 0,
  )
  if (row === undefined) return null
  return (
    <section className="detail" aria-label="Details" data-exchange-id={row.id}>
      <DetailHead row={row} />
      <DetailTabs detail={detail} exchange={shown} isStale={shown?.id !== row.id} />
    </section>
  )
}

function DetailHead({ row }: { readonly row: Row }) {
  const { view } = useModel()
  const { method, url } = row.request
  return (
    <header className="detail-head">
      <StateMark exchange={row} />
      <h2 title={shorten(url, 2000)}>
        <bdi className="detail-method">{shorten(method, 20)}</bdi> <bdi>{requestName(url).name}</bdi>
      </h2>
      <ImportedChip sessionId={row.sessionId} />
      <button
        type="button"
        className="icon-button"
        aria-label="Close the details"
        title="Close (Esc)"
        onClick={() => closeDetail(view)}
      >
        <X size={15} aria-hidden />
      </button>
    </header>
  )
}

type DetailTabsProps = {
  readonly detail: Detail | undefined
  /** What is shown: for a moment that of the row before. */
  readonly exchange: Exchange | undefined
  readonly isStale: boolean
}

function DetailTabs({ detail, exchange, isStale }: DetailTabsProps) {
  const { view } = useModel()
  const tab = useView((state) => state.detailTab)
  return (
    <Tabs.Root
      className="detail-tabs"
      value={tab}
      onValueChange={(value: DetailTab) => setDetailTab(view, value)}
    >
      <Tabs.List className="tab-list" aria-label="Details" activateOnFocus>
        {detailTabs.map((it) => (
          <Tabs.Tab key={it} value={it} className="tab">
            {tabLabels[it]}
            {it === 'timeline' && exchange !== undefined && exchange.events.length > 0 && (
              <span className="tab-count">{exchange.events.length}</span>
            )}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {detailTabs.map((it) => {
        const Content = panels[it]
        return (
          <Tabs.Panel key={it} value={it} className="tab-panel" tabIndex={0} aria-busy={isStale}>
            {exchange === undefined ? (
              <Absent detail={detail} />
            ) : (
              // Another exchange begins at its own top, with its own things unfolded.
              <Content key={exchange.id} exchange={exchange} />
            )}
          </Tabs.Panel>
        )
      })}
    </Tabs.Root>
  )
}

function Absent({ detail }: { readonly detail: Detail | undefined }) {
  if (detail?.state === 'gone') {
    return (
      <p className="detail-note">
        The log keeps nothing of this request any more: it was cleared, or let go for newer ones.
      </p>
    )
  }
  if (detail?.state === 'failed') {
    return <p className="detail-note">The request could not be read: {detail.problem}</p>
  }
  return <p className="detail-note detail-waiting">Reading…</p>
}
