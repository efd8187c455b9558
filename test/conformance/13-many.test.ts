import { describe, expect, it } from 'vitest'
import { profileNames } from '../../src/shared/profile/profile.ts'
import { runApp } from '../support/simulated-app.ts'
import { reply, textReply, wireServer } from '../support/wire-server.ts'

const body = (index: number): string => `${index} `.repeat(5000)

describe('many requests', () => {
  it.each(profileNames)('[M34] %s: fifty at once end once each, with their own answers', async (profile) => {
    const server = await wireServer(
      Object.fromEntries(
        Array.from({ length: 50 }, (_, index) => [`/${index}`, textReply(`answer ${index}`)]),
      ),
    )
    const app = await runApp(
      `for i = 0, 49 do
        network.request("${server.url}/" .. i, "GET", as(tostring(i)), {})
      end`,
      { profile },
    )
    expect(app.events()).toHaveLength(50)
    for (let index = 0; index < 50; index += 1) {
      expect(app.events(String(index))).toMatchObject([{ phase: 'ended', response: `answer ${index}` }])
    }
    expect(server.seen).toHaveLength(50)
  })

  it('[M34] fifty downloads at once are fifty whole files', async () => {
    const server = await wireServer(
      Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`/${index}`, reply(200, body(index))])),
    )
    const app = await runApp(
      `for i = 0, 49 do
        network.download("${server.url}/" .. i, "GET", show, "f" .. i, system.DocumentsDirectory)
      end`,
    )
    expect(app.events()).toHaveLength(50)
    expect(app.listed()).toHaveLength(50)
    for (let index = 0; index < 50; index += 1) expect(app.read(`f${index}`)).toBe(body(index))
  })
})

describe('inside a listener', () => {
  it.each(profileNames)('[M35] %s: a request can be made', async (profile) => {
    const server = await wireServer({ '/1': textReply('one'), '/2': textReply('two') })
    const app = await runApp(
      `network.request("${server.url}/1", "GET", function(event)
        print(event.response)
        network.request("${server.url}/2", "GET", function(event) print(event.response) end, {})
        print("made")
      end, {})`,
      { profile },
    )
    expect(app.lines()).toEqual(['one', 'made', 'two'])
  })

  it.each(profileNames)('[M35] %s: an error is told, and changes nothing', async (profile) => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(
      `network.request("${server.url}/", "GET", function(event)
        show(event)
        error("oops " .. event.phase)
      end, { progress = "download" })
      network.request("${server.url}/", "GET", as("other"), {})`,
      { profile },
    )
    const isReduced = profile === 'linux' || profile === 'html5'
    const phases = isReduced ? ['ended'] : ['began', 'progress', 'ended']
    const own = app.events().filter(({ label }) => label === undefined)
    expect(own.map(({ phase }) => phase)).toEqual(phases)
    expect(app.events('other')).toMatchObject([{ phase: 'ended', response: 'hello' }])
    const errors = app.messages().filter((message) => message.includes('oops'))
    expect(errors.map((message) => message.split('\n')[0])).toEqual(
      phases.map((phase) => `main.lua:3: oops ${phase}`),
    )
  })

  it('[M35] an error of the listener does not keep a file from its place', async () => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(
      `network.download("${server.url}/", "GET", function() error("oops") end, "f.txt", system.DocumentsDirectory)`,
    )
    expect(app.read('f.txt')).toBe('hello')
  })
})
