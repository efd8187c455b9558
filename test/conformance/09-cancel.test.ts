import { describe, expect, it } from 'vitest'
import type { ProfileName } from '../../src/shared/profile/profile.ts'
import { runApp } from '../support/simulated-app.ts'
import { textReply, wireServer, type Answer } from '../support/wire-server.ts'

const full: readonly ProfileName[] = ['reference', 'mac-simulator', 'windows-simulator', 'android', 'ios']
const cancelling: readonly ProfileName[] = [...full, 'linux']

const complaint = 'network.cancel() expects a requestId returned from a call to network.request()'

/** A head and a first part, and nothing more until the test says so. */
const stalling: Answer = (response) => {
  response.writeHead(200, { 'Content-Length': 1000, 'Content-Type': 'text/plain' })
  response.write('x'.repeat(100))
}

describe('a cancel', () => {
  it.each(cancelling)('[M26] %s: right after the call: no event, and true', async (profile) => {
    const server = await wireServer({ '/': stalling })
    const app = await runApp(
      `local id = network.request("${server.url}/", "GET", show, {})
      print(network.cancel(id))`,
      { profile },
    )
    await server.allClosed()
    expect(app.lines()).toEqual(['true'])
    expect(app.events()).toEqual([])
  })

  it.each(full)('[M26] %s: in began nothing comes after it', async (profile) => {
    const server = await wireServer({ '/': stalling })
    const app = await runApp(
      `network.download("${server.url}/", "GET", function(event)
        show(event)
        print(event.phase, network.cancel(event.requestId))
      end, { progress = true }, "f.txt", system.DocumentsDirectory)`,
      { profile, documents: { 'f.txt': 'old' } },
    )
    await server.allClosed()
    await app.end()
    expect(app.phases()).toEqual(['began'])
    expect(app.lines()).toEqual(['began\ttrue'])
    expect(app.listed()).toEqual(['f.txt'])
    expect(app.read('f.txt')).toBe('old')
  })

  it.each(full)('[M26] %s: in progress the file that grew is gone', async (profile) => {
    const server = await wireServer({ '/': stalling })
    const app = await runApp(
      `network.download("${server.url}/", "GET", function(event)
        show(event)
        if event.phase == "progress" then print(network.cancel(event.requestId)) end
      end, { progress = true }, "f.txt", system.DocumentsDirectory)`,
      { profile, documents: { 'f.txt': 'old' } },
    )
    await server.allClosed()
    await app.end()
    expect(app.phases()).toEqual(['began', 'progress'])
    expect(app.lines()).toEqual(['true'])
    expect(app.listed()).toEqual(['f.txt'])
    expect(app.read('f.txt')).toBe('old')
    expect(app.findings().map(({ kind }) => kind)).toContain('cancel-leaves-file')
  })

  it.each(cancelling)('[M26] %s: after the end, and again', async (profile) => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(
      `local id
      id = network.request("${server.url}/", "GET", function(event)
        show(event)
        print(network.cancel(id))
        timer.performWithDelay(1, function() print(network.cancel(id)) end)
      end, {})`,
      { profile },
    )
    const returned = String(profile !== 'linux')
    expect(app.phases()).toEqual(['ended'])
    expect(app.lines()).toEqual([returned, returned])
    expect(app.messages()).toEqual([])
  })

  it.each(cancelling)('[M26] %s: twice', async (profile) => {
    const server = await wireServer({ '/': stalling })
    const app = await runApp(
      `local id = network.request("${server.url}/", "GET", show, {})
      print(network.cancel(id), network.cancel(id))`,
      { profile },
    )
    expect(app.lines()).toEqual([`true\t${String(profile !== 'linux')}`])
    expect(app.events()).toEqual([])
  })

  it.each(full)('[M26] %s: of what is no id: a line, and no value', async (profile) => {
    const app = await runApp(
      `print(select("#", network.cancel(nil)))
      print(select("#", network.cancel("id")))
      print(select("#", network.cancel(5)))
      print(select("#", network.cancel()))`,
      { profile },
    )
    expect(app.lines()).toEqual(['0', '0', '0', '0'])
    expect(app.messages()).toHaveLength(4)
    expect(app.messages().every((message) => message.endsWith(complaint))).toBe(true)
  })

  it('[M26] linux: what is no id is taken for 0, the first request', async () => {
    const server = await wireServer({ '/': stalling })
    const app = await runApp(
      `print(network.cancel("id"))
      network.request("${server.url}/", "GET", show, {})
      print(network.cancel(nil), network.cancel(nil))`,
      { profile: 'linux' },
    )
    await server.allClosed()
    expect(app.lines()).toEqual(['false', 'true\tfalse'])
    expect(app.messages()).toEqual([])
    expect(app.events()).toEqual([])
  })

  it('[M26] html5: does nothing, and says true to everything', async () => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(
      `local id = network.request("${server.url}/", "GET", show, {})
      print(id, network.cancel(id), network.cancel("id"), network.cancel())`,
      { profile: 'html5' },
    )
    expect(app.lines()).toEqual(['nil\ttrue\ttrue\ttrue'])
    expect(app.phases()).toEqual(['ended'])
  })

  it('[M26] the log says who cancelled, and at which byte', async () => {
    const server = await wireServer({ '/': stalling })
    const app = await runApp(
      `network.request("${server.url}/", "GET", function(event)
        if event.phase == "progress" then network.cancel(event.requestId) end
      end, { progress = "download" })`,
    )
    expect(app.log().filter(({ kind }) => kind === 'cancel')).toMatchObject([
      { kind: 'cancel', by: 'app', receivedBytes: 100 },
    ])
  })
})

describe('the id of a request', () => {
  it.each(full)('[M27] %s: each event carries that of its own request', async (profile) => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(
      `local a, b
      a = network.request("${server.url}/a", "GET", function(event)
        print("a", event.requestId == a, event.requestId == b, type(a))
      end, {})
      b = network.request("${server.url}/b", "GET", function(event)
        print("b", event.requestId == b, event.requestId == a, type(b))
      end, {})
      print(a == b)`,
      { profile },
    )
    expect(app.lines().toSorted()).toEqual(['a\ttrue\tfalse\tuserdata', 'b\ttrue\tfalse\tuserdata', 'false'])
  })

  it.each(cancelling)('[M27] %s: a cancel of one leaves the other alone', async (profile) => {
    const server = await wireServer({ '/stalls': stalling, '/': textReply('hello') })
    const app = await runApp(
      `local a = network.request("${server.url}/stalls", "GET", as("a"), {})
      network.request("${server.url}/", "GET", as("b"), {})
      network.cancel(a)`,
      { profile },
    )
    expect(app.events('a')).toEqual([])
    expect(app.events('b')).toMatchObject([{ phase: 'ended', response: 'hello' }])
  })

  it('[M27] linux: it is a number, 0 first, and no event has it', async () => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(
      `print(network.request("${server.url}/", "GET", show, {}), network.request("${server.url}/", "GET", show, {}))`,
      { profile: 'linux' },
    )
    expect(app.lines()).toEqual(['0\t1'])
    expect(app.events().map(({ requestId }) => requestId)).toEqual([undefined, undefined])
  })

  it('[M27] html5: there is none', async () => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(`print(network.request("${server.url}/", "GET", show, {}))`, {
      profile: 'html5',
    })
    expect(app.lines()).toEqual(['nil'])
    expect(app.events().map(({ requestId }) => requestId)).toEqual([undefined])
  })

  it.each(full)('[M28] %s: it is fresh in each event, so it is no key of a table', async (profile) => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(
      `local names, id = {}
      id = network.request("${server.url}/", "GET", function(event)
        print(names[event.requestId], event.requestId == id, tostring(event.requestId) == tostring(id))
      end, {})
      names[id] = "mine"`,
      { profile },
    )
    expect(app.lines()).toEqual(['nil\ttrue\tfalse'])
    expect(
      app.findings().flatMap(({ kind, source }) => (kind === 'request-id-as-key' ? [source] : [])),
    ).toContain('main.lua:3')
  })
})
