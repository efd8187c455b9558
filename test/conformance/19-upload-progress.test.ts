import { describe, expect, it } from 'vitest'
import type { ProfileName } from '../../src/shared/profile/profile.ts'
import { runApp } from '../support/simulated-app.ts'
import { textReply, wireServer } from '../support/wire-server.ts'

const apple: readonly ProfileName[] = ['mac-simulator', 'ios']
const full: readonly ProfileName[] = ['reference', 'windows-simulator', 'android', ...apple]

const type = '["Content-Type"] = "text/plain"'

describe('the progress of an upload', () => {
  it.each(full)('[M18] %s: began with the size, ended with the response', async (profile) => {
    const server = await wireServer({ '/': textReply('thanks') })
    const large = 'x'.repeat(200_000)
    const app = await runApp(
      `local body = ("x"):rep(200000)
      network.request("${server.url}/", "POST", as("text"), { progress = "upload", body = body, headers = { ${type} } })
      network.request("${server.url}/", "POST", as("binary"), {
        progress = "upload", body = body, bodyType = "binary", headers = { ${type} },
      })
      network.upload("${server.url}/", "POST", as("file"), { progress = true, headers = { ${type} } },
        "large.txt", system.DocumentsDirectory)`,
      { profile, documents: { 'large.txt': large } },
    )
    for (const label of ['text', 'binary', 'file']) {
      const events = app.events(label)
      expect(events[0]).toMatchObject({
        phase: 'began',
        status: -1,
        bytesTransferred: 0,
        bytesEstimated: 200_000,
      })
      expect(events[0]?.responseHeaders).toBeUndefined()
      for (const event of events.slice(1, -1)) {
        expect(event).toMatchObject({ phase: 'progress', status: -1, bytesEstimated: 200_000 })
        expect(event.bytesTransferred).toBeGreaterThan(0)
      }
      expect(events.at(-1)).toMatchObject({
        phase: 'ended',
        isError: false,
        status: 200,
        response: 'thanks',
        bytesTransferred: 200_000,
        bytesEstimated: 200_000,
      })
    }
  })

  it.each(full)('[M18] %s: without a body it begins too, with an estimate of 0', async (profile) => {
    const server = await wireServer({ '/': textReply('thanks') })
    const app = await runApp(
      `network.request("${server.url}/", "GET", as("get"), { progress = "upload" })
      network.request("${server.url}/", "POST", as("empty"), { progress = "upload", body = "", headers = { ${type} } })`,
      { profile },
    )
    for (const label of ['get', 'empty']) {
      expect(app.events(label)).toMatchObject([
        { phase: 'began', status: -1, bytesEstimated: 0, bytesTransferred: 0 },
        { phase: 'ended', status: 200, bytesEstimated: 0, bytesTransferred: 0, response: 'thanks' },
      ])
    }
  })

  it.each(full)('[M19] %s: whether it begins before the call returns', async (profile) => {
    const server = await wireServer()
    const app = await runApp(
      `local hasReturned = false
      network.request("${server.url}/", "POST", function(event)
        if event.phase ~= "progress" then print(event.phase, hasReturned) end
      end, { progress = "upload", body = "text", headers = { ${type} } })
      hasReturned = true`,
      { profile },
    )
    expect(app.lines()).toEqual([`began\t${String(!apple.includes(profile))}`, 'ended\ttrue'])
  })

  it.each(apple)('[M19] %s: cancelled in that began, it never goes out', async (profile) => {
    const server = await wireServer()
    const app = await runApp(
      `local id = network.request("${server.url}/", "POST", function(event)
        show(event)
        network.cancel(event.requestId)
      end, { progress = "upload", body = "text", headers = { ${type} } })
      print(type(id))`,
      { profile },
    )
    expect(app.phases()).toEqual(['began'])
    expect(app.lines()).toEqual(['userdata'])
  })
})
