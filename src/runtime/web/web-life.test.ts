import { describe, expect, it } from 'vitest'
import { openWebPage } from '../../../test/support/web-page.ts'
import type { WebNetworkEvent } from './web-event.ts'

describe('suspend, resume, exit', () => {
  it('[B10] the app hears of it first; events wait; then they come in order', () => {
    const page = openWebPage()
    const order: string[] = []
    page.library.request('https://a/', 'GET', ({ phase }: WebNetworkEvent) => void order.push(phase))
    page.app.suspend(() => order.push('suspend'))
    page.app.suspend(() => order.push('again'))
    page.sent.send(0, { phase: 'began' })
    page.sent.send(0)
    expect(order).toEqual(['suspend'])
    page.app.resume(() => order.push('resume'))
    expect(order).toEqual(['suspend', 'resume', 'began', 'ended'])
  })

  it('[B10] at exit everything is cancelled before the app hears of it, and nothing starts any more', () => {
    const page = openWebPage()
    page.library.request('https://a/', 'GET', () => {})
    let cancelledBefore: readonly string[] = []
    page.app.exit(() => {
      cancelledBefore = [...page.sent.cancelled]
      expect(page.library.request('https://a/late', 'GET', () => {})).toBeUndefined()
    })
    expect(cancelledBefore).toEqual(['w-1-0'])
    expect(page.lines()).toEqual(['ERROR: network: the app is exiting: https://a/late is not requested'])
    expect(page.foundKinds()).toContain('request-while-suspended')
    page.app.exit(() => expect.unreachable('exit comes once'))
    page.app.resume(() => expect.unreachable('nothing comes after exit'))
  })

  it('[B11] a request made while suspended goes out, is found, and its events wait', () => {
    const page = openWebPage()
    const hear = page.listener()
    page.app.suspend(() => {
      page.library.request('https://a/', 'GET', hear, {})
    })
    page.sent.send(0)
    expect(page.found).toEqual([
      { kind: 'request-while-suspended', source: 'app.js:1', detail: 'applicationSuspend' },
    ])
    expect(hear.heard).toEqual([])
    page.app.resume(() => {})
    expect(hear.heard).toHaveLength(1)
  })
})

describe('uploads on Apple', () => {
  it('[B14] began is heard before the call returns, and the host’s own one not again', () => {
    const page = openWebPage({ profile: 'mac-simulator' })
    const hear = page.listener()
    const params = { progress: 'upload', body: 'four', headers: { 'Content-Type': 'text/plain' } }
    const handle = page.library.request('https://a/', 'POST', hear, params)
    expect(hear.heard).toEqual([
      expect.objectContaining({ phase: 'began', status: -1, bytesEstimated: 4, requestId: handle }),
    ])
    page.sent.send(0, { phase: 'began' })
    page.sent.send(0)
    expect(hear.heard.map(({ phase }) => phase)).toEqual(['began', 'ended'])
    expect(page.sent.acknowledged.map(({ outcome }) => outcome)).toEqual(['delivered', 'delivered'])
  })

  it('[B14] of a file too, with its size; a cancel in it stops the request', () => {
    const page = openWebPage({ profile: 'ios' })
    page.files.set('DocumentsDirectory/f', new Uint8Array(9))
    const sizes: number[] = []
    const { DocumentsDirectory: documents } = page.library
    page.library.upload(
      'https://a/',
      'POST',
      (event: WebNetworkEvent) => {
        sizes.push(event.bytesEstimated)
        page.library.cancel(event.requestId)
      },
      { progress: true },
      'f',
      documents,
      'image/png',
    )
    expect(sizes).toEqual([9])
    expect(page.sent.cancelled).toEqual(['w-1-0'])
  })
})
