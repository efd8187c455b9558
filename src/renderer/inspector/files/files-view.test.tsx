import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fail, ok } from '../../../shared/outcome.ts'
import type { ListedFile } from '../client.ts'
import { ModelContext } from '../context.ts'
import { pretendHeight, renderInspector } from '../testing/render-inspector.tsx'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { runningState } from '../testing/simulated-client.ts'
import { FilesView } from './files-view.tsx'
import { revealFile } from './reveal-file.ts'

let restoreHeight = (): void => {}
beforeEach(() => {
  restoreHeight = pretendHeight(600)
})
afterEach(() => {
  cleanup()
  restoreHeight()
})

const listed = (name: string, over: Partial<ListedFile> = {}): ListedFile => ({
  directory: 'DocumentsDirectory',
  name,
  kind: 'file',
  sizeBytes: 5,
  modifiedAtMs: 1_700_000_000_000,
  ...over,
})

async function openFiles(files: readonly ListedFile[], log = new SimulatedLog()) {
  const rendered = await renderInspector(log, null)
  cleanup()
  const { client, model } = rendered
  let current = files
  Object.assign(client, {
    list: async (input: unknown) => {
      client.calls.push(['list', input])
      return ok({ files: current, leftOut: 0 })
    },
    read: async () => ok({ bytes: new TextEncoder().encode('hello'), sizeBytes: 5 }),
  })
  act(() => model.exchanges.setState({ simulator: { ...runningState } }))
  render(
    <ModelContext value={model}>
      <FilesView />
    </ModelContext>,
  )
  await waitFor(() => expect(model.files.store.getState().listing).toBeDefined())
  return { ...rendered, list: (next: readonly ListedFile[]) => (current = next) }
}

const tree = (): HTMLElement => screen.getByRole('treegrid', { name: 'Files' })
const row = (name: RegExp): HTMLElement => screen.getByRole('row', { name })
const press = (key: string): boolean => fireEvent.keyDown(tree(), { key })

it('[I211] arrows walk, open and close the tree; letters find; Delete asks', async () => {
  const { model, client } = await openFiles([
    listed('art', { kind: 'folder', sizeBytes: 0 }),
    listed('art/a.png'),
    listed('zoo.txt'),
  ])
  const selected = (): string | undefined => model.files.store.getState().selectedKey
  // Commands and the field lead to the tree by its id: no panel has the same.
  expect(document.querySelectorAll('#files')).toHaveLength(1)
  press('Home')
  press('ArrowDown')
  expect(selected()).toBe('DocumentsDirectory/art')
  expect(row(/^art/).getAttribute('aria-expanded')).toBe('false')
  press('ArrowRight')
  press('ArrowRight')
  expect(selected()).toBe('DocumentsDirectory/art/a.png')
  expect(row(/^a\.png/).getAttribute('aria-level')).toBe('3')
  press('ArrowLeft')
  expect(selected()).toBe('DocumentsDirectory/art')
  press('ArrowLeft')
  expect(screen.queryByRole('row', { name: /^a\.png/ })).toBeNull()
  press('z')
  expect(selected()).toBe('DocumentsDirectory/zoo.txt')
  expect(tree().getAttribute('aria-activedescendant')).toBe('file:DocumentsDirectory/zoo.txt')
  press('Delete')
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
  await waitFor(() =>
    expect(client.calls).toContainEqual([
      'remove',
      { files: [{ directory: 'DocumentsDirectory', name: 'zoo.txt' }] },
    ]),
  )
})

it('[I205] what belongs to the project is not asked about', async () => {
  const { model } = await openFiles([listed('main.lua', { directory: 'ResourceDirectory' })])
  act(() => revealFile(model, { directory: 'ResourceDirectory', name: 'main.lua' }))
  press('Delete')
  expect(screen.queryByRole('alertdialog')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Delete…' })).toBeNull()
})

it('[I212] a row tells how far its download is, and links to the request that wrote it', async () => {
  const log = new SimulatedLog()
  log.request('one', { target: { directory: 'DocumentsDirectory', name: 'a.png' } })
  log.wire('one', { type: 'request-sent', sentBytes: 0 })
  const { client, frame, model } = await openFiles([], log)
  expect(row(/^a\.png/).textContent).toContain('0 B')
  act(() => {
    const before = log.entries.length
    log.finish('one')
    client.publishEntries(log.entries.slice(before))
    frame()
  })
  await waitFor(() => expect(model.files.store.getState().downloads.size).toBe(0))
  expect(model.files.store.getState().historyOf('DocumentsDirectory/a.png')).toEqual({ writtenBy: 'one' })
})

it('[I215] a hash is computed when asked for, and is another matter once the file has changed', async () => {
  const { client, model, list } = await openFiles([listed('a.txt')])
  Object.assign(client, { hash: async () => ok({ sha256: 'abc123' }) })
  act(() => revealFile(model, { directory: 'DocumentsDirectory', name: 'a.txt' }))
  fireEvent.click(screen.getByRole('button', { name: 'Compute' }))
  expect(await screen.findByText('abc123')).toBeTruthy()
  list([listed('a.txt', { sizeBytes: 6 })])
  await act(() => model.files.load())
  expect(screen.queryByText('abc123')).toBeNull()
})

it('[I216] a revealed file is selected in an open tree, also one that the filter hid', async () => {
  const { model } = await openFiles([
    listed('deep', { kind: 'folder' }),
    listed('deep/er', { kind: 'folder' }),
    listed('deep/er/a.txt'),
  ])
  act(() => model.files.store.setState({ query: 'nothing' }))
  act(() => revealFile(model, { directory: 'DocumentsDirectory', name: 'deep/er/a.txt' }))
  expect(row(/^a\.txt/).getAttribute('aria-selected')).toBe('true')
  expect(model.view.getState().mainView).toBe('files')
})

it('[I217] says what to do where nothing is to be shown', async () => {
  const { client, model } = await openFiles([])
  expect(screen.getByText(/has written nothing yet/)).toBeTruthy()
  Object.assign(client, { list: async () => fail('OUTSIDE_SANDBOX', 'A link stands there.') })
  await act(() => model.files.load())
  expect(screen.getByRole('alert').textContent).toBe('A link stands there.')
  expect(screen.getByRole('button', { name: 'Try Again' })).toBeTruthy()
})
