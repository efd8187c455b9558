import { describe, expect, it, test } from 'vitest'
import { fail } from '../../shared/outcome.ts'
import type { ProfileName } from '../../shared/profile/profile.ts'
import { openWebPage } from '../../../test/support/web-page.ts'
import type { WebNetworkEvent } from './web-event.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('listeners', () => {
  it('[B5] a function is called with the event', () => {
    const { library, sent, listener } = openWebPage()
    const hear = listener()
    const handle = library.request('https://a/', 'GET', hear)
    sent.send(0, {
      status: 200,
      responseHeaders: { 'Content-Type': 'text/plain' },
      response: { kind: 'bytes', bytes: bytes('grün') },
      responseType: 'text',
      bytesTransferred: 5,
      bytesEstimated: 5,
    })
    expect(hear.heard).toEqual([
      {
        name: 'networkRequest',
        phase: 'ended',
        isError: false,
        status: 200,
        url: 'https://a/',
        requestId: handle,
        bytesTransferred: 5,
        bytesEstimated: 5,
        responseHeaders: { 'Content-Type': 'text/plain' },
        response: 'grün',
        responseType: 'text',
      },
    ])
    expect(sent.acknowledged).toEqual([{ id: 'w-1-0', ordinal: 0, outcome: 'delivered' }])
  })

  it('[B5] an object is called by its method networkRequest, as it is at that moment', () => {
    const { library, sent } = openWebPage()
    const called: [unknown, string][] = []
    const listener = {
      networkRequest(this: unknown, { phase }: WebNetworkEvent): void {
        called.push([this, phase])
      },
    }
    library.request('https://a/', 'GET', listener)
    sent.send(0, { phase: 'began' })
    listener.networkRequest = ({ phase }) => void called.push(['replaced', phase])
    sent.send(0)
    expect(called).toEqual([
      [listener, 'began'],
      ['replaced', 'ended'],
    ])
  })

  it('[B5] without a listener the params are not looked at; an object that is none is the params', () => {
    const { library, sent, foundKinds } = openWebPage()
    library.request('https://a/1', 'POST', null, { body: 'lost' })
    library.request('https://a/2', 'POST', { body: 'kept' })
    library.request('https://a/3', 'POST', { body: 'kept' }, { body: 'ignored' })
    expect(sent.started.map(({ body }) => body?.kind)).toEqual([undefined, 'text', 'text'])
    expect(foundKinds()).toContain('params-without-listener')
    sent.send(0)
    expect(sent.acknowledged[0]?.outcome).toBe('no-listener')
  })

  it('[B5] what a listener throws is told, and the request goes on', () => {
    const page = openWebPage()
    page.library.request('https://a/', 'GET', () => {
      throw new Error('broken')
    })
    page.sent.send(0, { phase: 'began' })
    page.sent.send(0)
    expect(page.thrown).toEqual([new Error('broken'), new Error('broken')])
    expect(page.sent.acknowledged.map(({ outcome }) => outcome)).toEqual(['delivered', 'delivered'])
  })

  it('[B5] an event is the listener’s own object', () => {
    const { library, sent } = openWebPage()
    const statuses: number[] = []
    library.request('https://a/', 'GET', (event: WebNetworkEvent) => {
      statuses.push(event.status)
      event.status = 5
    })
    sent.send(0, { phase: 'began', status: 200 })
    sent.send(0, { status: 200 })
    expect(statuses).toEqual([200, 200])
  })
})

describe('the response', () => {
  test.each([
    ['text', bytes('\ufeffx'), '\ufeffx'],
    ['text', new Uint8Array([0x89, 0x50]), new Uint8Array([0x89, 0x50])],
    ['binary', bytes('text'), bytes('text')],
    ['binary', new Uint8Array(), new Uint8Array()],
  ] as const)('[B6] %s %j', (responseType, sentBytes, response) => {
    const { library, sent, listener } = openWebPage()
    const hear = listener()
    library.request('https://a/', 'GET', hear)
    sent.send(0, { responseType, response: { kind: 'bytes', bytes: sentBytes } })
    expect(hear.heard[0]).toMatchObject({ response, responseType })
  })

  it('[B6] a file is told by its name, its directory and its path', () => {
    const { library, sent, listener } = openWebPage()
    const hear = listener()
    library.download('https://a/', 'GET', hear, 'a.png', library.TemporaryDirectory)
    sent.send(0, {
      responseType: 'binary',
      response: { kind: 'file', filename: 'a.png', directory: 'TemporaryDirectory', fullPath: '/x/a.png' },
    })
    const response = { filename: 'a.png', baseDirectory: library.TemporaryDirectory, fullPath: '/x/a.png' }
    expect(hear.heard[0]?.response).toEqual(response)
    expect(JSON.stringify(response)).toContain('"system.TemporaryDirectory"')
  })

  it('[B6] a request that the host does not take fails as an event, with the status of the profile', async () => {
    for (const [profile, status] of [
      ['reference', -1],
      ['linux', 0],
    ] as const) {
      const { library, sent, listener, lines } = openWebPage({ profile })
      sent.answer = fail('SESSION_ENDED', 'It is over.')
      const hear = listener()
      library.request('https://a/', 'GET', hear)
      await Promise.resolve()
      await Promise.resolve()
      expect(hear.heard[0]).toMatchObject({ phase: 'ended', isError: true, status, response: 'It is over.' })
      expect(lines()).toEqual(['ERROR: network: It is over.'])
    }
  })
})

/** What two requests return, and the ids in the two events of the first. */
function handles(profile: ProfileName): [made: unknown[], heard: unknown[]] {
  const { library, sent, listener } = openWebPage({ profile })
  const hear = listener()
  const made = [library.request('https://a/', 'GET', hear), library.request('https://a/', 'GET', hear)]
  sent.send(0, { phase: 'began' })
  sent.send(0)
  return [made, hear.heard.map((event) => event.requestId)]
}

/** What cancel returns for an ended request, a string and nothing; console lines and cancels sent. */
function cancels(profile: ProfileName): unknown[] {
  const { library, sent, lines } = openWebPage({ profile })
  const handle = library.request('https://a/', 'GET', () => {})
  sent.send(0)
  const answers = [library.cancel(handle), library.cancel('x'), library.cancel()]
  return [...answers, lines().length, sent.cancelled.length]
}

describe('handles and cancel', () => {
  it('[B7] a handle is opaque, the same in each event, and a number on Linux, nothing on HTML5', () => {
    const [made, heard] = handles('reference')
    expect(heard[0]).toBe(made[0])
    expect(heard[1]).toBe(made[0])
    expect(made[1]).not.toBe(made[0])
    expect(JSON.stringify(made)).toBe('[{},{}]')
    expect(handles('linux')).toEqual([
      [0, 1],
      [undefined, undefined],
    ])
    expect(handles('html5')[0]).toEqual([undefined, undefined])
  })

  it('[B8] after a cancel nothing more is heard; the event that is on its way is withheld', () => {
    const { library, sent, listener } = openWebPage()
    const hear = listener()
    const handle = library.request('https://a/', 'GET', hear)
    expect(library.cancel(handle)).toBe(true)
    expect(library.cancel(handle)).toBe(true)
    sent.send(0)
    expect(hear.heard).toEqual([])
    expect(sent.cancelled).toEqual(['w-1-0'])
    expect(sent.acknowledged).toEqual([{ id: 'w-1-0', ordinal: 0, outcome: 'cancelled' }])
  })

  it('[B8] a cancel in a listener stops what comes after it', () => {
    const { library, sent } = openWebPage()
    const phases: string[] = []
    library.request('https://a/', 'GET', (event: WebNetworkEvent) => {
      phases.push(event.phase)
      library.cancel(event.requestId)
    })
    sent.send(0, { phase: 'began' })
    sent.send(0)
    expect(phases).toEqual(['began'])
    expect(sent.acknowledged.map(({ outcome }) => outcome)).toEqual(['delivered', 'cancelled'])
  })

  it('[B8] what cancel returns for the ended and for what is no handle goes by the profile', () => {
    expect(cancels('reference')).toEqual([true, undefined, undefined, 2, 0])
    expect(cancels('linux')).toEqual([false, false, false, 0, 0])
    expect(cancels('html5')).toEqual([true, true, true, 0, 0])
  })

  it('[B8] on Linux anything that is no number names the first request', () => {
    const { library, sent } = openWebPage({ profile: 'linux' })
    library.request('https://a/', 'GET', () => {})
    expect(library.cancel(null)).toBe(true)
    expect(sent.cancelled).toEqual(['w-1-0'])
  })

  it('[B9] ids tell the pages of a session apart', () => {
    const { library, sent, listener } = openWebPage({ page: 7 })
    const hear = listener()
    library.request('https://a/', 'GET', hear)
    expect(sent.started[0]?.id).toBe('w-7-0')
  })
})
