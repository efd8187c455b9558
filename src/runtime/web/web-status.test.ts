import { describe, expect, it } from 'vitest'
import { openWebPage } from '../../../test/support/web-page.ts'
import type { ProfileName } from '../../shared/profile/profile.ts'
import type { WebStatusEvent } from './status-listeners.ts'
import type { Connection } from './web-host.ts'

const mobile = { isConnected: true, isMobile: true }

describe('the connection', () => {
  it('[B12] what is told of it goes by the platform', () => {
    const status = (profile: 'reference' | 'mac-simulator' | 'linux') =>
      openWebPage({ profile, connection: mobile }).library.getConnectionStatus()
    expect(status('reference')).toEqual(mobile)
    expect(status('mac-simulator')).toEqual({ isConnected: true, isMobile: false })
    expect(status('linux')).toEqual({ isConnected: true, isMobile: false })
    const offline = { isConnected: false, isMobile: false }
    expect(openWebPage({ connection: offline }).library.getConnectionStatus()).toEqual(offline)
  })

  it('[B12] canDetectNetworkStatusChanges is true where there are status listeners', () => {
    expect(openWebPage().library.canDetectNetworkStatusChanges).toBe(true)
    const { library, lines } = openWebPage({ profile: 'android' })
    expect(library.canDetectNetworkStatusChanges).toBeUndefined()
    library.setStatusListener('a.example', () => {})
    expect(lines()).toEqual(['WARNING: network.setStatusListener() is not supported on this platform'])
  })
})

describe('status listeners', () => {
  it('[B12] the first event comes after five seconds, to a function or an object', () => {
    const page = openWebPage()
    const heard: WebStatusEvent[] = []
    page.library.setStatusListener('a.example', (event: WebStatusEvent) => heard.push(event))
    page.library.setStatusListener('http://b.example', {
      networkStatus: (event: WebStatusEvent) => heard.push(event),
    })
    page.clock.advance(4999)
    expect(heard).toEqual([])
    page.clock.advance(1)
    expect(heard).toEqual([
      {
        name: 'networkStatus',
        address: 'a.example',
        isReachable: true,
        isConnectionRequired: false,
        isConnectionOnDemand: false,
        isInteractionRequired: false,
        isReachableViaCellular: false,
        isReachableViaWiFi: true,
      },
      expect.objectContaining({ address: 'http://b.example', isReachable: false, isReachableViaWiFi: false }),
    ])
  })

  it('[B12] one a host: a new one replaces it, null removes it, the end of the app too', () => {
    const page = openWebPage()
    const heard: string[] = []
    page.library.setStatusListener('a', () => heard.push('old'))
    page.library.setStatusListener('a', () => heard.push('new'))
    page.library.setStatusListener('b', () => heard.push('b'))
    page.library.setStatusListener('b', null)
    page.clock.advance(5000)
    expect(heard).toEqual(['new'])
    page.library.setStatusListener('c', () => heard.push('c'))
    page.app.exit(() => {})
    expect(page.clock.pendingTimers()).toBe(0)
  })

  it('[B12] wrong arguments are a line on the console', () => {
    const page = openWebPage()
    page.library.setStatusListener(5, () => {})
    page.library.setStatusListener('a', {})
    page.library.setStatusListener('a', 5)
    const start = 'ERROR: network: app.js:1: invalid parameter: '
    const second = `${start}Second argument to network.setStatusListener(), if provided, must be a listener or nil`
    expect(page.lines()).toEqual([
      `${start}First argument to network.setStatusListener() should be a host name string`,
      second,
      second,
    ])
  })

  it('[B12] what a listener throws is told', () => {
    const page = openWebPage()
    page.library.setStatusListener('a', () => {
      throw new Error('broken')
    })
    page.clock.advance(5000)
    expect(page.thrown).toEqual([new Error('broken')])
  })
})

const offline: Connection = { isConnected: false, isMobile: false }
const openListening = (profile: ProfileName = 'reference') => {
  const options = { connection: { isConnected: true, isMobile: false }, profile }
  const page = openWebPage(options)
  const heard: boolean[] = []
  const connect = (connection: Connection): void => {
    options.connection = connection
    page.app.changeConnection()
  }
  page.library.setStatusListener('a.com', ({ isReachable }: WebStatusEvent) => heard.push(isReachable))
  return { ...page, heard, connect }
}

describe('a change of the connection', () => {
  it('[N45] is heard at once, also before the first event and after it', () => {
    const { heard, connect, clock, library } = openListening()
    connect(offline)
    expect(heard).toEqual([false])
    expect(library.getConnectionStatus()).toEqual(offline)
    clock.advance(10_000)
    expect(heard).toEqual([false])
    connect({ isConnected: true, isMobile: true })
    expect(heard).toEqual([false, true])
  })

  it('[N45] is no event when nothing changes that the platform can tell', () => {
    const { heard, connect } = openListening('mac-simulator')
    connect({ isConnected: true, isMobile: true })
    expect(heard).toEqual([])
  })

  it('[N45] a suspended app hears it when it is resumed', () => {
    const { heard, connect, app } = openListening()
    app.suspend(() => {})
    connect(offline)
    expect(heard).toEqual([])
    app.resume(() => {})
    expect(heard).toEqual([false])
  })

  it('[N45] one listener may remove another that has not heard', () => {
    const page = openListening()
    page.library.setStatusListener('b.com', () => page.library.setStatusListener('c.com'))
    page.library.setStatusListener('c.com', () => page.heard.push(true))
    page.connect(offline)
    expect(page.heard).toEqual([false])
  })
})

describe('readFile', () => {
  it('[B13] gives the bytes, of Documents by default, and undefined where there is no file', () => {
    const { library, files, lines } = openWebPage()
    files.set('DocumentsDirectory/a', new Uint8Array([1]))
    files.set('data.txt', new Uint8Array([2]))
    expect(library.readFile('a')).toEqual(new Uint8Array([1]))
    expect(library.readFile('data.txt', library.ResourceDirectory)).toEqual(new Uint8Array([2]))
    expect(library.readFile('data.txt')).toBeUndefined()
    expect(lines()).toEqual([])
  })

  it('[B13] wrong types throw', () => {
    const { library } = openWebPage()
    expect(() => library.readFile(5)).toThrow(
      new TypeError("network.readFile: 'filename' parameter must be a string (got number)"),
    )
    expect(() => library.readFile('a', 'Documents')).toThrow(
      new TypeError(
        "network.readFile: 'baseDirectory' parameter must be a system directory constant (got string)",
      ),
    )
  })
})
