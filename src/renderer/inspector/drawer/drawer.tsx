import { Tabs } from '@base-ui/react/tabs'
import { ConsolePane } from '../console/console-pane.tsx'
import { useModel, useView } from '../context.ts'
import { FindingsPane } from '../findings/findings-pane.tsx'
import { SearchPane } from '../search/search-pane.tsx'
import type { DrawerTab } from '../state/view-storage.ts'
import { openDrawer } from '../state/view-store.ts'
import { DrawerBar } from './drawer-bar.tsx'
import { keepFocus } from './keep-focus.ts'
import './drawer.css'

/** Below the traffic: what the app says, and what is to be said about it. Folded away, its bar stays. */
export function Drawer() {
  const { view } = useModel()
  const isOpen = useView((state) => state.isDrawerOpen)
  const tab = useView((state) => state.drawerTab)
  return (
    <Tabs.Root
      className="drawer"
      data-open={isOpen}
      render={<section aria-label="Console and findings" />}
      // Folded, no tab is chosen: choosing any of them unfolds it.
      value={isOpen ? tab : null}
      onValueChange={(value: DrawerTab | null) => {
        if (value === null) return
        openDrawer(view, value)
        if (!isOpen) keepFocus('[role=tab][aria-selected=true]')
      }}
    >
      <DrawerBar />
      {isOpen && (
        <>
          <Tabs.Panel value="console" className="drawer-panel" tabIndex={-1}>
            <ConsolePane />
          </Tabs.Panel>
          <Tabs.Panel value="search" className="drawer-panel" tabIndex={-1}>
            <SearchPane />
          </Tabs.Panel>
          <Tabs.Panel value="findings" className="drawer-panel drawer-findings" tabIndex={0}>
            <FindingsPane />
          </Tabs.Panel>
        </>
      )}
    </Tabs.Root>
  )
}
