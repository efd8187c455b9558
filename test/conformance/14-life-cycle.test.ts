import { existsSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { profileNames } from '../../src/shared/profile/profile.ts'
import { simulateApp, type SimulatedApp } from '../support/simulated-app.ts'
import { textReply, wireServer } from '../support/wire-server.ts'

const tellSystem = `Runtime:addEventListener("system", function(event) print(event.name, event.type) end)\n`

/** A server whose answer the test writes. */
async function handServer() {
  const responses: ServerResponse[] = []
  const server = await wireServer({ '/': (response) => void responses.push(response) })
  return { server, responses, answer: (body: string) => textReply(body)(responses[0]!, server.seen[0]!) }
}

const hasWire = (app: SimulatedApp, type: string): boolean =>
  app.log().some((entry) => entry.kind === 'wire' && entry.event.type === type)

const kinds = (app: SimulatedApp): readonly string[] =>
  app.log().flatMap((entry) => {
    if (entry.kind === 'life-cycle') return [entry.event]
    return entry.kind === 'delivered' ? [`delivered ${entry.event.phase}`] : []
  })

describe('suspend and resume', () => {
  it.each(profileNames)('[M36] %s: nothing comes while suspended, all of it after', async (profile) => {
    const { server, responses, answer } = await handServer()
    const app = await simulateApp(
      `${tellSystem}network.download("${server.url}/", "GET", show, "f.txt", system.DocumentsDirectory)`,
      { profile, documents: { 'f.txt': 'old' } },
    )
    await app.until(() => responses.length === 1)
    app.suspend()
    answer('new')
    await app.until(() => hasWire(app, 'response-end'))
    await app.settled()
    expect(app.events()).toEqual([])
    expect(app.read('f.txt')).toBe('old')
    app.resume()
    await app.idle()
    expect(app.events()).toMatchObject([{ phase: 'ended', isError: false, status: 200 }])
    expect(app.read('f.txt')).toBe('new')
    expect(app.lines()).toEqual([
      'system\tapplicationStart',
      'system\tapplicationSuspend',
      'system\tapplicationResume',
    ])
    expect(kinds(app)).toEqual(['launch', 'suspend', 'resume', 'delivered ended'])
  })

  it.each(profileNames)('[M36] %s: a failure while suspended is told after it', async (profile) => {
    const { server, responses } = await handServer()
    const app = await simulateApp(`network.request("${server.url}/", "GET", show, {})`, { profile })
    await app.until(() => responses.length === 1)
    app.suspend()
    responses[0]?.destroy()
    await app.until(() => hasWire(app, 'failure'))
    await app.settled()
    expect(app.events()).toEqual([])
    app.resume()
    await app.idle()
    expect(app.events()).toMatchObject([{ phase: 'ended', isError: true }])
  })

  it('[M36] a request in applicationSuspend is made, is told, and its events wait', async () => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await simulateApp(
      `Runtime:addEventListener("system", function(event)
        if event.type == "applicationSuspend" then network.request("${server.url}/", "GET", show, {}) end
      end)`,
    )
    app.suspend()
    await app.until(() => hasWire(app, 'response-end'))
    await app.settled()
    expect(app.events()).toEqual([])
    expect(app.findings()).toMatchObject([{ kind: 'request-while-suspended', source: 'main.lua:2' }])
    app.resume()
    await app.idle()
    expect(app.events()).toMatchObject([{ phase: 'ended', response: 'hello' }])
  })
})

describe('the end', () => {
  it.each(profileNames)(
    '[M36] %s: what is in flight is cancelled before the exit listener',
    async (profile) => {
      const { server, responses } = await handServer()
      const app = await simulateApp(
        `local id = network.request("${server.url}/", "GET", show, {})
      Runtime:addEventListener("system", function(event)
        if event.type ~= "applicationExit" then return end
        print("exit")
        print(network.request("${server.url}/late", "GET", show, {}) == nil)
      end)`,
        { profile },
      )
      await app.until(() => responses.length === 1)
      await app.end('close')
      await server.allClosed()
      expect(app.lines()[0]).toBe('exit')
      expect(app.events()).toEqual([])
      expect(app.withheld()).toEqual([])
      expect(server.seen.map(({ url }) => url)).toEqual(['/'])
      expect(app.log().filter(({ kind }) => kind === 'cancel')).toMatchObject([{ by: 'close' }])
      expect(app.findings().map(({ kind }) => kind)).toContain('handle-never-ended')
    },
  )

  it('[M36] a relaunch in the middle of a download leaves the old file, and nothing else', async () => {
    const responses: ServerResponse[] = []
    const server = await wireServer({
      '/': (response) => {
        responses.push(response)
        response.writeHead(200, { 'Content-Length': 1000 })
        response.write('x'.repeat(100))
      },
    })
    const app = await simulateApp(
      `network.download("${server.url}/", "GET", show, { progress = true }, "f.txt", system.DocumentsDirectory)`,
      { documents: { 'f.txt': 'old' } },
    )
    await app.until(() => app.phases().length === 2)
    await app.end('relaunch')
    await server.allClosed()
    expect(app.phases()).toEqual(['began', 'progress'])
    expect(existsSync(join(app.documents, 'f.txt'))).toBe(true)
    expect(app.read('f.txt')).toBe('old')
    expect(app.listed()).toEqual(['f.txt'])
    expect(app.log().at(-1)).toMatchObject({ kind: 'life-cycle', event: 'end', detail: 'relaunch' })
  })

  it('[M36] a suspended app that ends gets nothing of what waited', async () => {
    const { server, responses, answer } = await handServer()
    const app = await simulateApp(`network.request("${server.url}/", "GET", show, {})`)
    await app.until(() => responses.length === 1)
    app.suspend()
    answer('late')
    await app.until(() => hasWire(app, 'response-end'))
    await app.end('close')
    expect(app.events()).toEqual([])
  })
})
