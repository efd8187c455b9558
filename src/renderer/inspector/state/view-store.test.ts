import { describe, expect, it } from 'vitest'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { defaultView } from './view-storage.ts'
import {
  closeDetail,
  createViewStore,
  nextTheme,
  openDetail,
  setLayout,
  setQuery,
  setTheme,
} from './view-store.ts'

const key = 'coronagraph.inspector.view'

describe('the view', () => {
  it('comes back after a reload as it was left', () => {
    const storage = createMemoryStorage()
    const view = createViewStore(storage)
    openDetail(view, 'exchange-7')
    setQuery(view, 'logo')
    setTheme(view, 'dark')
    setLayout(view, 'traffic', { list: 60, detail: 40 })
    expect(createViewStore(storage).getState()).toEqual({
      ...defaultView,
      selectedId: 'exchange-7',
      isDetailOpen: true,
      query: 'logo',
      theme: 'dark',
      layouts: { traffic: { list: 60, detail: 40 } },
    })
  })

  it.each([
    ['nothing', undefined],
    ['no JSON', '{'],
    ['another version', JSON.stringify({ ...defaultView, version: 1 })],
    ['a field that is not ours', JSON.stringify({ ...defaultView, evil: true })],
    ['a size that is none', JSON.stringify({ ...defaultView, layouts: { rows: { console: -4 } } })],
  ])('starts from its defaults when the storage holds %s', (_what, saved) => {
    const storage = createMemoryStorage(saved === undefined ? {} : { [key]: saved })
    expect(createViewStore(storage).getState()).toEqual(defaultView)
  })

  it('works without a storage that can be written', () => {
    const view = createViewStore({
      getItem: () => {
        throw new Error('denied')
      },
      setItem: () => {
        throw new Error('full')
      },
    })
    openDetail(view, 'a')
    closeDetail(view)
    expect(view.getState()).toMatchObject({ selectedId: 'a', isDetailOpen: false })
  })

  it('goes round the themes', () => {
    expect([nextTheme('system'), nextTheme('light'), nextTheme('dark')]).toEqual(['light', 'dark', 'system'])
  })
})
