import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pngHeader } from '../../../test/support/png-header.ts'
import { startApp } from '../../../test/support/solar2d-app.ts'

// The examples of the Solar2D manual's pages network.cancel and network.download, as they are shipped.
const example = (name: string): string => readFileSync(`examples/${name}/main.lua`, 'utf8')

const cancelButton = example('cancel-button')

test('network.cancel: a tap on the button cancels the request', async () => {
  const { app, network, printed } = await startApp(cancelButton, { 'cancelButton.png': pngHeader(100, 50) })
  app.tap({ x: 60, y: 0, taps: 1 })
  expect(network.cancelled).toEqual([])
  app.tap({ x: 40, y: 20, taps: 1 })
  network.send(0)
  expect(printed()).toBe('Canceling request via cancel button\n')
  expect(network.cancelled).toEqual(['r-1'])
  expect(network.acknowledged).toEqual([{ id: 'r-1', ordinal: 0, outcome: 'cancelled' }])
})

const cancelInProgress = example('cancel-in-progress')

test('network.cancel: the listener cancels a file that is too big', async () => {
  const { network, printed, app } = await startApp(cancelInProgress)
  expect(network.started[0]).toMatchObject({
    api: 'download',
    progress: 'download',
    target: { directory: 'TemporaryDirectory', name: 'bannerCopy.png' },
  })
  network.send(0, { phase: 'began', bytesEstimated: 100_000 })
  network.send(0, { phase: 'progress' })
  expect(printed()).toBe('Canceling request, file is too big!\n')
  expect(network.acknowledged.map(({ outcome }) => outcome)).toEqual(['delivered', 'cancelled'])
  expect(app.isIdle()).toBe(true)
})

const downloadImage = example('download-image')

test('network.download: the image is shown and fades in', async () => {
  const { app, files, network, printed, advance } = await startApp(downloadImage)
  network.send(0, { phase: 'began' })
  files.set('TemporaryDirectory/helloCopy.png', pngHeader(64, 32))
  network.send(0, {
    response: {
      kind: 'file',
      filename: 'helloCopy.png',
      directory: 'TemporaryDirectory',
      fullPath: '/sandbox/helloCopy.png',
    },
  })
  expect(printed()).toBe('Progress Phase: began\nDisplaying response image file\n')
  expect(app.scene.nodes).toMatchObject([{ x: 60, y: 40, width: 64, height: 32, alpha: 0 }])
  advance(1)
  advance(249)
  expect(app.scene.nodes[0]?.alpha).toBeCloseTo(0.5)
  expect(app.isIdle()).toBe(false)
  advance(250)
  expect(app.scene.nodes[0]?.alpha).toBe(1)
  expect(app.isIdle()).toBe(true)
})

const nonAsciiUrl = example('non-ascii-url')

test('network.download: a non-ASCII parameter, and the event as JSON', async () => {
  const { network, printed } = await startApp(nonAsciiUrl)
  const url = `http://127.0.0.1/~tester/response.php?info=11&parm1=1&parm2=2&parm3=${encodeURIComponent('これはテストです')}`
  expect(network.started[0]?.url).toBe(url)
  network.send(0, {
    status: 200,
    response: {
      kind: 'file',
      filename: 'result.txt',
      directory: 'DocumentsDirectory',
      fullPath: '/d/result.txt',
    },
    responseType: 'binary',
  })
  const json: unknown = JSON.parse(printed().replace('myNetworkListener: ', ''))
  const userdata = "<type 'userdata' is not supported by JSON.>"
  expect(json).toEqual({
    name: 'networkRequest',
    phase: 'ended',
    isError: false,
    status: 200,
    url,
    requestId: userdata,
    bytesTransferred: 0,
    bytesEstimated: -1,
    response: { filename: 'result.txt', baseDirectory: userdata, fullPath: '/d/result.txt' },
    responseType: 'binary',
  })
})

const settings = {
  'build.settings': 'settings = { android = { usesPermissions = { "android.permission.INTERNET" } } }',
  'cancelButton.png': pngHeader(100, 50),
}

test.each([
  ['cancelButton', cancelButton, []],
  ['cancelInProgress', cancelInProgress, []],
  ['downloadImage', downloadImage, ['plain-http']],
  ['nonAsciiUrl', nonAsciiUrl, ['plain-http']],
])('%s gives the findings that are true of it, and no other', async (_name, source, kinds) => {
  const { found } = await startApp(source, settings)
  expect(found.map(({ kind }) => kind)).toEqual(kinds)
})
