import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ok } from '../../../shared/outcome.ts'
import { renderInspector, pretendHeight } from '../testing/render-inspector.tsx'
import { SimulatedLog } from '../testing/simulated-log.ts'
import { BodyViewer } from './body-viewer.tsx'
import { JsonClientContext, type JsonClient } from './json/json-client.ts'
import { createJsonService } from './json/json-service.ts'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { createOpeningGuard, OpeningGuardContext } from './read/opening-guard.ts'
import { memoryBody, type BodySource } from './read/body-source.ts'

let restore = (): void => undefined
beforeEach(() => {
  restore = pretendHeight(400)
})
afterEach(() => {
  cleanup()
  restore()
})

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The same service, in the thread of the test. */
function startHere(): JsonClient {
  const answer = createJsonService()
  return { ask: async (question) => answer(question), end: () => undefined }
}

async function view(source: BodySource) {
  return renderInspector(
    new SimulatedLog(),
    <JsonClientContext value={startHere}>
      <BodyViewer source={source} label="Body" />
    </JsonClientContext>,
  )
}

const shown = (bytes: Uint8Array, contentType: string | undefined, key = 'a') =>
  view(memoryBody({ key, bytes, contentType }))

/** A body of this size, of which nothing but what is asked for exists. */
function largeBody(sizeBytes: number, contentType: string) {
  const reads: (readonly [number, number])[] = []
  const source: BodySource = {
    key: `large-${sizeBytes}`,
    contentType,
    read: async (offset, length) => {
      reads.push([offset, length])
      const bytes = new Uint8Array(Math.max(0, Math.min(length, sizeBytes - offset))).fill(65)
      return ok({ bytes, keptBytes: sizeBytes, sizeBytes })
    },
  }
  return { source, reads }
}

it('[I120] JSON is a tree that the keyboard unfolds', async () => {
  await shown(bytesOf('{"player":{"name":"Ada","scores":[1,2]},"ok":true}'), 'application/json')
  const tree = await screen.findByRole('tree', { name: 'Body' })
  await waitFor(() => expect(screen.getAllByRole('treeitem')).toHaveLength(3))
  fireEvent.keyDown(tree, { key: 'ArrowDown' })
  fireEvent.keyDown(tree, { key: 'ArrowRight' })
  await waitFor(() => expect(screen.getAllByRole('treeitem')).toHaveLength(5))
  expect(tree.textContent).toContain('name:"Ada"')
  expect(screen.getAllByRole('treeitem')[1]?.getAttribute('aria-expanded')).toBe('true')
  expect(tree.getAttribute('aria-activedescendant')).toBe(screen.getAllByRole('treeitem')[1]?.id)
  fireEvent.keyDown(tree, { key: 'ArrowLeft' })
  await waitFor(() => expect(screen.getAllByRole('treeitem')).toHaveLength(3))
})

it('[I120] the path of a value is copied', async () => {
  const { client } = await shown(bytesOf('{"scores":[1,2]}'), 'application/json')
  const tree = await screen.findByRole('tree')
  await waitFor(() => expect(screen.getAllByRole('treeitem')).toHaveLength(2))
  fireEvent.keyDown(tree, { key: '*' })
  await waitFor(() => expect(screen.getAllByRole('treeitem')).toHaveLength(4))
  fireEvent.keyDown(tree, { key: 'End' })
  fireEvent.keyDown(tree, { key: 'C', ctrlKey: true, shiftKey: true })
  fireEvent.keyDown(tree, { key: 'c', ctrlKey: true, shiftKey: true })
  await waitFor(() => expect(client.calls).toContainEqual(['copy', { text: '$.scores[1]' }]))
})

it('[I121] JSON that is broken says line and column, and shows the text', async () => {
  await shown(bytesOf('{\n  "a": tru }'), 'application/json')
  expect(await screen.findByText('Not valid JSON at line 2, column 8')).toBeTruthy()
  expect((await screen.findByLabelText('Body')).textContent).toContain('"a": tru }')
})

it('[I122] a page of HTML in place of JSON is told, and stays text', async () => {
  await shown(bytesOf('<!DOCTYPE html><img src="http://a.test/x.png">'), 'application/json')
  expect(await screen.findByText(/but this is HTML: an error page, or the sign-in page/)).toBeTruthy()
  expect(document.querySelector('img')).toBeNull()
})

it('[I123] a large body is loaded when somebody asks for it', async () => {
  const { source, reads } = largeBody(3_000_000, 'text/plain')
  await view(source)
  const load = await screen.findByRole('button', { name: 'Load all 3.0 MB' })
  expect(reads).toEqual([[0, 65_536]])
  fireEvent.click(load)
  await waitFor(() => expect(reads.reduce((sum, [, length]) => sum + length, 0)).toBe(3_065_536))
})

it('[I124] of a huge body no more than the shown pages is read', async () => {
  const { source, reads } = largeBody(200_000_000, 'application/octet-stream')
  await view(source)
  fireEvent.click(await screen.findByRole('button', { name: 'Hex' }))
  const scroller = await screen.findByRole('group', { name: 'Body' })
  await waitFor(() => expect(scroller.textContent).toContain('41 41'))
  fireEvent.keyDown(scroller, { key: 'End' })
  await waitFor(() => expect(scroller.textContent).toContain('0bebc1f0'))
  expect(reads.length).toBeLessThanOrEqual(6)
  expect(screen.queryByRole('button', { name: /^Load all/ })).toBeNull()
})

it('[I124] a huge text is shown in parts', async () => {
  const { source, reads } = largeBody(20_000_000, 'text/plain')
  await view(source)
  fireEvent.click(await screen.findByRole('button', { name: 'Last part' }))
  expect(await screen.findByText(/^Part 20 of 20/)).toBeTruthy()
  expect(reads.at(-1)).toEqual([19 * 1_048_576, 1_048_580])
})

it('[I125] a body that ended the window is not opened by itself', async () => {
  const storage = createMemoryStorage()
  createOpeningGuard(storage).begin('frozen')
  const { source, reads } = largeBody(200_000, 'text/plain')
  await renderInspector(
    new SimulatedLog(),
    <OpeningGuardContext value={createOpeningGuard(storage)}>
      <BodyViewer source={{ ...source, key: 'frozen' }} label="Body" />
    </OpeningGuardContext>,
  )
  const open = await screen.findByRole('button', { name: 'Open it anyway' })
  expect(reads).toHaveLength(1)
  fireEvent.click(open)
  await waitFor(() => expect(reads).toHaveLength(2))
})

it('[I126] a picture is refused when it would take too much memory', async () => {
  const png = new Uint8Array(64)
  png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  new DataView(png.buffer).setUint32(16, 20_000)
  new DataView(png.buffer).setUint32(20, 20_000)
  await shown(png, 'image/png')
  expect(await screen.findByText(/20,000 × 20,000 pixels: decoded, it would take/)).toBeTruthy()
  expect(document.querySelector('img')).toBeNull()
})

it('[I127] why a body is not there is told', async () => {
  await view({
    key: 'gone',
    contentType: undefined,
    read: async () => ({ ok: false, error: { code: 'NOT_FOUND', message: 'It was let go for newer ones.' } }),
  })
  expect(await screen.findByText('It was let go for newer ones.')).toBeTruthy()
})

it('[I128] a place in a body is brought into view as text, or among its bytes', async () => {
  const { source, reads } = largeBody(40_000_000, 'text/plain')
  let placed = 0
  await renderInspector(
    new SimulatedLog(),
    <BodyViewer
      source={source}
      label="Body"
      place={{ offsetBytes: 30_000_000, lengthBytes: 4 }}
      onPlaced={() => (placed += 1)}
    />,
  )
  expect(await screen.findByText(/^Part 29 of 39/)).toBeTruthy()
  await waitFor(() => expect(reads.at(-1)?.[0]).toBe(28 * 1_048_576))
  expect(placed).toBe(1)
  cleanup()
  const bytes = new Uint8Array(100_000)
  await renderInspector(
    new SimulatedLog(),
    <BodyViewer
      source={memoryBody({ key: 'hex', bytes, contentType: undefined })}
      label="Body"
      place={{ offsetBytes: 65_536, lengthBytes: 1 }}
    />,
  )
  await waitFor(() => expect(document.querySelector('[data-found]')?.textContent).toContain('00010000'))
})

it('[I248] text is read as another charset when somebody chooses it, and copied as such', async () => {
  const bytes = new Uint8Array([0x47, 0x72, 0xfc, 0xdf, 0x65])
  const { client } = await shown(bytes, 'text/plain')
  await waitFor(() => expect(document.querySelector('.text-view')?.textContent).toContain('Gr\ufffd\ufffde'))
  fireEvent.click(screen.getByRole('combobox', { name: 'Charset' }))
  const option = await screen.findByRole('option', { name: /^Windows-1252/ })
  fireEvent.pointerDown(option)
  fireEvent.click(option, { detail: 1 })
  fireEvent.click(screen.getByRole('button', { name: 'Copy the body' }))
  await waitFor(() => expect(client.calls.at(-1)).toEqual(['copy', { text: 'Gr\u00fc\u00dfe' }]))
})
