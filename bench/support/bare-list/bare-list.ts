import { useVirtualizer } from '@tanstack/react-virtual'
import { createElement as h, useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

// The least that shows the same rows: a virtual list of eight plain cells, told of a change by a message.

type BareRow = readonly string[]

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges with the DOM's
  interface Window {
    readonly require: (name: 'electron') => {
      readonly ipcRenderer: {
        readonly on: (channel: string, listener: (event: unknown, message: never) => void) => void
      }
    }
    /** How many rows there are, for the one who measures. */
    bareRows: () => number
  }
}

const rows: BareRow[] = []
let revision = 0
const listeners = new Set<() => void>()
const changed = (): void => {
  revision += 1
  for (const listener of listeners) listener()
}
const { ipcRenderer } = window.require('electron')
ipcRenderer.on('load', (_event, { count }: { readonly count: number }) => {
  for (let index = 0; index < count; index += 1) rows.push(rowOf(index, 'Done'))
  changed()
})
// As the inspector does: at most one change of the page in a frame.
const inFrame = (change: () => void): void => void requestAnimationFrame(() => (change(), changed()))
ipcRenderer.on('append', () => inFrame(() => rows.push(rowOf(rows.length, 'Queued'))))
ipcRenderer.on('update', (_event, { index, bytes }: { readonly index: number; readonly bytes: number }) =>
  inFrame(() => {
    rows[index] = rowOf(index, `${bytes} bytes`)
  }),
)
window.bareRows = () => rows.length

function rowOf(index: number, progress: string): BareRow {
  const host = `host-${index % 40}.example.com`
  return ['●', '200', 'GET', 'request', `asset-${index}.bin ${host}`, progress, '1.2 kB', '120 ms']
}

function BareList(): ReactNode {
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => revision,
  )
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- the React compiler is not used
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 28,
    overscan: 12,
  })
  useEffect(() => {
    const element = scroller.current
    if (element !== null) element.scrollTop = element.scrollHeight
  }, [virtualizer.options.count])
  return h(
    'div',
    { ref: scroller, style: { height: '100vh', overflow: 'auto', font: '13px sans-serif' } },
    h(
      'div',
      { style: { height: virtualizer.getTotalSize(), position: 'relative' } },
      virtualizer.getVirtualItems().map((item) =>
        h(
          'div',
          {
            key: item.key,
            style: {
              position: 'absolute',
              inset: '0 0 auto 0',
              height: 28,
              transform: `translateY(${item.start}px)`,
              display: 'grid',
              gridTemplateColumns: '28px 56px 64px 84px 1fr 170px 76px 76px',
            },
          },
          rows[item.index]?.map((cell, index) => h('div', { key: index }, cell)),
        ),
      ),
    ),
  )
}

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(h(BareList))
