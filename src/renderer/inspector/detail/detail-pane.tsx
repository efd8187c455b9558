import { Tabs } from '@base-ui/react/tabs'
import { X } from 'lucide-react'
import { useDetail, useModel, useView } from '../context.ts'
import { requestName } from '../describe/request-name.ts'
import { shorten } from '../../../shared/describe/shorten.ts'
import { StateMark } from '../list/state-mark.tsx'
import type { DetailTab } from '../state/view-storage.ts'
import { detailTabs } from '../state/view-storage.ts'
import { closeDetail, setDetailTab } from '../state/view-store.ts'
import { TimelineTab } from '../timeline/timeline-tab.tsx'
import { HeadersTab } from './headers-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { RequestTab } from './request-tab.tsx'
import { ResponseTab } from './response-tab.tsx'
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

/** All that is known about the selected exchange. */
export function DetailPane() {
  const { view } = useModel()
  const detail = useDetail(useView((state) => state.selectedId))
  const tab = useView((state) => state.detailTab)
  if (detail?.state !== 'ready') return null
  const { exchange } = detail
  const { request } = exchange
  return (
    <section className="detail" aria-label="Details" data-exchange-id={exchange.id}>
      <header className="detail-head">
        <StateMark exchange={exchange} />
        <h2 title={shorten(request.url, 2000)}>
          <span className="detail-method">{request.method}</span> <bdi>{requestName(request.url).name}</bdi>
        </h2>
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
      <Tabs.Root
        className="detail-tabs"
        value={tab}
        onValueChange={(value: DetailTab) => setDetailTab(view, value)}
      >
        <Tabs.List className="tab-list" aria-label="Details" activateOnFocus>
          {detailTabs.map((it) => (
            <Tabs.Tab key={it} value={it} className="tab">
              {tabLabels[it]}
              {it === 'timeline' && exchange.events.length > 0 && (
                <span className="tab-count">{exchange.events.length}</span>
              )}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {detailTabs.map((it) => {
          const Content = panels[it]
          return (
            <Tabs.Panel key={it} value={it} className="tab-panel" tabIndex={0}>
              {/* Another exchange begins at its own top, with its own things unfolded. */}
              <Content key={exchange.id} exchange={exchange} />
            </Tabs.Panel>
          )
        })}
      </Tabs.Root>
    </section>
  )
}
