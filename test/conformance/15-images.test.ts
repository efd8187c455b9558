import { describe, expect, it } from 'vitest'
import { profileNames } from '../../src/shared/profile/profile.ts'
import { pngHeader } from '../support/png-header.ts'
import { runApp } from '../support/simulated-app.ts'
import { reply, wireServer } from '../support/wire-server.ts'

const image = reply(200, pngHeader(30, 20), { 'Content-Type': 'image/png' })
const missing = reply(404, 'not here', { 'Content-Type': 'text/plain' })

/** Tells of each event what a listener of an image looks at. */
const listener = `function(event)
  local target = event.target
  print(event.phase, event.isError, event.status, type(event.response),
    target and ("%d,%d %dx%d"):format(target.x, target.y, target.width, target.height) or "no target")
end`

const said = (app: {
  readonly lines: () => readonly string[]
  readonly messages: () => readonly string[]
}) => [...app.lines(), ...app.messages()]

describe('display.loadRemoteImage', () => {
  it.each(profileNames)('[M37] %s: shows the picture and hands it over', async (profile) => {
    const server = await wireServer({ '/': image })
    const app = await runApp(
      `print(select("#", display.loadRemoteImage("${server.url}/", "GET", ${listener}, "p.png",
        system.TemporaryDirectory, 50, 60)))`,
      { profile },
    )
    expect(app.lines()).toEqual(['0', 'ended\tfalse\t200\ttable\t50,60 30x20'])
    expect(app.listed('../TemporaryFiles')).toEqual(['p.png'])
  })

  it.each(profileNames)('[M37] %s: Documents without a directory, 0, 0 without a place', async (profile) => {
    const server = await wireServer({ '/': image })
    const app = await runApp(`display.loadRemoteImage("${server.url}/", "GET", ${listener}, "p.png")`, {
      profile,
    })
    expect(app.lines()).toEqual(['ended\tfalse\t200\ttable\t0,0 30x20'])
    expect(app.listed()).toEqual(['p.png'])
  })

  it('[M37] one number is no place', async () => {
    const server = await wireServer({ '/': image })
    const app = await runApp(`display.loadRemoteImage("${server.url}/", "GET", ${listener}, "p.png", 50)`)
    expect(app.lines()).toEqual(['ended\tfalse\t200\ttable\t0,0 30x20'])
  })

  it.each(profileNames)('[M37] %s: a 404', async (profile) => {
    const server = await wireServer({ '/': missing })
    const app = await runApp(`display.loadRemoteImage("${server.url}/", "GET", ${listener}, "p.png")`, {
      profile,
    })
    const isError = String(profile === 'linux' || profile === 'html5')
    expect(app.lines()).toEqual([`ended\t${isError}\t404\tstring\tno target`])
    expect(app.listed()).toEqual([])
  })

  it.each(profileNames)('[M37] %s: a 404 where an older picture stands', async (profile) => {
    const server = await wireServer({ '/': missing })
    const app = await runApp(`display.loadRemoteImage("${server.url}/", "GET", ${listener}, "p.png")`, {
      profile,
      documents: { 'p.png': pngHeader(8, 6) },
    })
    const isReduced = profile === 'linux' || profile === 'html5'
    expect(app.lines()).toEqual([
      isReduced ? 'ended\ttrue\t404\tstring\tno target' : 'ended\tfalse\t404\tstring\t0,0 8x6',
    ])
    expect(app.findings().some(({ kind }) => kind === 'image-status-not-checked')).toBe(!isReduced)
  })

  it('[M37] a failure has a text and no target', async () => {
    const app = await runApp(
      `display.loadRemoteImage("http://127.0.0.1:1/", "GET", function(event)
        print(event.isError, event.status, event.target, event.response.filename)
      end, "p.png")`,
    )
    expect(app.lines()).toEqual(['true\t-1\tnil\tnil'])
  })

  it.each(profileNames)('[M37] %s: without a file name it says so and does nothing', async (profile) => {
    const server = await wireServer({ '/': image })
    const app = await runApp(`display.loadRemoteImage("${server.url}/", "GET", show)`, { profile })
    expect(said(app)).toEqual(['ERROR: no destination filename supplied to display.loadRemoteImage()'])
    expect(server.seen).toEqual([])
  })

  it('[M37] with progress the listener gets all phases, the target in the last', async () => {
    const server = await wireServer({ '/': image })
    const app = await runApp(
      `display.loadRemoteImage("${server.url}/", "GET", ${listener}, { progress = true }, "p.png")`,
    )
    expect(app.lines()).toEqual([
      'began\tfalse\t200\tnil\tno target',
      'progress\tfalse\t200\tnil\tno target',
      'ended\tfalse\t200\ttable\t0,0 30x20',
    ])
  })

  it('[M37] a table listener is called by the name of the event', async () => {
    const server = await wireServer({ '/': image })
    const app = await runApp(
      `local object = {}
      function object:networkRequest(event) print(self == object, event.target ~= nil) end
      display.loadRemoteImage("${server.url}/", "GET", object, "p.png")`,
    )
    expect(app.lines()).toEqual(['true\ttrue'])
  })
})
