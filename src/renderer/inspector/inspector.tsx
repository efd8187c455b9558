import { Group, Panel, Separator } from 'react-resizable-panels'
import { Dialogs } from './commands/dialogs.tsx'
import { Keys } from './commands/keys.tsx'
import { useExchanges, useView } from './context.ts'
import { DetailPane } from './detail/detail-pane.tsx'
import { Drawer } from './drawer/drawer.tsx'
import { FilesView } from './files/files-view.tsx'
import { ListPane } from './list/list-pane.tsx'
import { Notices } from './status/notices.tsx'
import { ProblemBanner } from './status/problem-banner.tsx'
import { StatusBar } from './status/status-bar.tsx'
import { Toast } from './status/toast.tsx'
import { Toolbar } from './toolbar/toolbar.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import { useMediaQuery } from './use-media-query.ts'
import { useRememberedLayout } from './use-remembered-layout.ts'
import './inspector.css'

export function Inspector() {
  const isDrawerOpen = useView((view) => view.isDrawerOpen)
  const rows = useRememberedLayout('rows')
  useKeptFocus()
  return (
    <div className="inspector">
      <Keys />
      <Toolbar />
      <main className="inspector-main">
        <Group className="inspector-rows" orientation="vertical" {...rows.group}>
          <Panel id="traffic" minSize={140}>
            <MainView />
          </Panel>
          {isDrawerOpen && (
            <Separator className="splitter splitter-row" aria-label="Resize the console and the findings" />
          )}
          {isDrawerOpen && (
            <Panel id="drawer" minSize={80} defaultSize={rows.sizeOf('drawer', '26%')}>
              <Drawer />
            </Panel>
          )}
        </Group>
        {!isDrawerOpen && <Drawer />}
        <Notices />
        <Toast />
      </main>
      <ProblemBanner />
      <StatusBar />
      <Dialogs />
    </div>
  )
}

function MainView() {
  const mainView = useView((view) => view.mainView)
  return mainView === 'files' ? <FilesView /> : <Traffic />
}

/** The list, and beside it (below it, in a narrow window) what is known about the selected exchange. */
function Traffic() {
  // Below each other only where that leaves both some lines.
  const isNarrow = useMediaQuery('(max-width: 760px) and (min-height: 480px)')
  const selectedId = useView((state) => state.selectedId)
  const isSelectionKnown = useExchanges(
    (state) => selectedId !== undefined && state.ledger.byId.has(selectedId),
  )
  const isDetailOpen = useView((state) => state.isDetailOpen) && isSelectionKnown
  const layout = useRememberedLayout(isNarrow ? 'traffic-narrow' : 'traffic')

  return (
    <div className="traffic">
      <Group key={layout.group.id} orientation={isNarrow ? 'vertical' : 'horizontal'} {...layout.group}>
        <Panel id="list" minSize={isNarrow ? 90 : 300}>
          <ListPane />
        </Panel>
        {isDetailOpen && (
          <Separator
            className={`splitter ${isNarrow ? 'splitter-row' : 'splitter-column'}`}
            aria-label="Resize the details"
          />
        )}
        {isDetailOpen && (
          <Panel
            id="detail"
            minSize={isNarrow ? 120 : 300}
            defaultSize={layout.sizeOf('detail', isNarrow ? '50%' : '42%')}
          >
            <DetailPane />
          </Panel>
        )}
      </Group>
    </div>
  )
}
