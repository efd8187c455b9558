import { describe, expect, it } from 'vitest'
import { profileNames, type ProfileName } from '../../src/shared/profile/profile.ts'
import { runApp } from '../support/simulated-app.ts'
import { wireServer } from '../support/wire-server.ts'

const tellsPlace: readonly ProfileName[] = ['reference', 'mac-simulator', 'ios']

/** How each platform begins a line about a parameter of the call at `main.lua:<line>`. */
function logPrefix(profile: ProfileName, line: number): string {
  if (profile === 'android') return 'ERROR: network: '
  return `ERROR: network: ${tellsPlace.includes(profile) ? `main.lua:${line}: ` : ''}invalid parameter: `
}

const everywhere: readonly ProfileName[] = profileNames
const strict: readonly ProfileName[] = ['reference', 'mac-simulator', 'ios', 'android']

type WrongParams = readonly [params: string, complaint: string, refusedBy: readonly ProfileName[]]

const wrongParams: readonly WrongParams[] = [
  [
    '{ headers = "X-A: 1" }',
    "'headers' value of params table, if provided, should be a table (got string)",
    everywhere,
  ],
  [
    '{ bodyType = "x" }',
    '\'bodyType\' value of params table was invalid, must be either "text" or "binary", but was: "x"',
    everywhere,
  ],
  [
    '{ bodyType = 5 }',
    "'bodyType' value of params table, if provided, should be a string value (got number)",
    everywhere,
  ],
  [
    '{ progress = "x" }',
    '\'progress\' value of params table was invalid, if provided, must be either "upload" or "download", but was: "x"',
    everywhere,
  ],
  [
    '{ progress = true }',
    "'progress' value of params table, if provided, should be a string value (got boolean)",
    everywhere,
  ],
  [
    '{ progress = "none" }',
    '\'progress\' value of params table was invalid, if provided, must be either "upload" or "download", but was: "none"',
    ['android'],
  ],
  [
    '{ response = "f.txt" }',
    "'response' value of params table, if provided, should be a table specifying response location values",
    everywhere,
  ],
  [
    '{ response = { baseDirectory = system.DocumentsDirectory } }',
    "response 'filename' value is required and must be a string value",
    everywhere,
  ],
  [
    '{ timeout = "5" }',
    "'timeout' value of params table, if provided, should be a numeric value (got string)",
    everywhere,
  ],
  [
    '{ handleRedirects = 1 }',
    "'handleRedirects' value of params table, if provided, should be a boolean value (got number)",
    strict,
  ],
  [
    '{ body = 5 }',
    "Either body string or table specifying body file is required if 'body' is specified",
    everywhere,
  ],
  [
    '{ body = { baseDirectory = system.DocumentsDirectory }, headers = { ["Content-Type"] = "text/plain" } }',
    "body 'filename' value is required and must be a string value",
    everywhere,
  ],
]

describe('wrong params', () => {
  it.each(profileNames)(
    '[M4] %s: one line says what is wrong; no id, no event, nothing on the wire',
    async (profile) => {
      const server = await wireServer()
      const url = (index: number): string => `${server.url}/${index}`
      const app = await runApp(
        wrongParams
          .map(
            ([params], index) =>
              `print(network.request("${url(index)}", "POST", as("${index}"), ${params}) == nil)`,
          )
          .join('\n'),
        { profile },
      )
      const isRefused = wrongParams.map(([, , refusedBy]) => refusedBy.includes(profile))
      const complaints = wrongParams.flatMap(([, complaint], index) =>
        isRefused[index] === true ? [logPrefix(profile, index + 1) + complaint] : [],
      )
      expect(app.messages()).toEqual(complaints)
      const hasNoHandles = profile === 'html5'
      expect(app.lines()).toEqual(isRefused.map((refused) => String(refused || hasNoHandles)))
      const accepted = isRefused.flatMap((refused, index) => (refused ? [] : [String(index)]))
      const heard = app.events().map(({ label }) => label ?? '')
      expect(heard.toSorted()).toEqual(accepted.toSorted())
      expect(server.seen.map((request) => request.url.slice(1)).toSorted()).toEqual(accepted.toSorted())
    },
  )

  it.each(profileNames)('[M4] %s: the words of bodyType and progress have no case', async (profile) => {
    const server = await wireServer()
    const app = await runApp(
      `network.request("${server.url}/", "POST", show, {
        body = "a\\0b", bodyType = "Binary", progress = "Download", headers = { ["Content-Type"] = "x/y" },
      })`,
      { profile },
    )
    expect(app.messages()).toEqual([])
    expect(server.seen.map(({ body }) => body)).toEqual(['a\0b'])
  })

  it.each(profileNames)('[M4] %s: keys that it does not know are ignored', async (profile) => {
    const server = await wireServer()
    const app = await runApp(
      `network.request("${server.url}/", "GET", show, { Timeout = "x", foo = {}, successNotification = 5, debug = 1 })`,
      { profile },
    )
    expect(app.messages()).toEqual([])
    expect(app.events()).toHaveLength(1)
  })

  it('[M4] a refused call says so as an error of the console, with its place, and is no error of the app', async () => {
    const app = await runApp('\n\nnetwork.request("http://127.0.0.1:1/", "GET", show, { progress = true })')
    expect(app.messages()).toHaveLength(1)
    expect(app.findings()).toMatchObject([{ kind: 'progress-is-boolean', source: 'main.lua:3' }])
  })

  it.each(profileNames)('[M5] %s: each wrong key has its own line', async (profile) => {
    const server = await wireServer()
    const app = await runApp(
      `print(network.request("${server.url}/", "GET", show, {
        headers = 1, body = false, bodyType = "x", progress = {}, response = 5, timeout = {},
      }))`,
      { profile },
    )
    const prefix = logPrefix(profile, 1)
    expect(app.messages()).toHaveLength(6)
    expect(app.messages().map((message) => message.slice(0, prefix.length))).toEqual(Array(6).fill(prefix))
    for (const key of ['headers', 'Either body', 'bodyType', 'progress', 'response', 'timeout']) {
      expect(app.messages().filter((message) => message.includes(key))).toHaveLength(1)
    }
    expect(app.lines()).toEqual(['nil'])
    expect(app.events()).toEqual([])
    expect(server.seen).toEqual([])
  })
})
