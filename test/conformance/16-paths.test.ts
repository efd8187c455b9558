import { describe, expect, it } from 'vitest'
import { profileNames } from '../../src/shared/profile/profile.ts'
import { runApp } from '../support/simulated-app.ts'
import { textReply, wireServer } from '../support/wire-server.ts'

describe('system.pathForFile', () => {
  it.each(profileNames)(
    '[M38] %s: a directory without a name, the resources without a directory',
    async (profile) => {
      const app = await runApp(
        `print(system.pathForFile(nil, system.DocumentsDirectory))
      print(system.pathForFile("", system.DocumentsDirectory))
      print(system.pathForFile("f.txt", system.DocumentsDirectory))
      print(system.pathForFile("main.lua") == system.pathForFile("main.lua", system.ResourceDirectory))
      print((system.pathForFile("main.lua"):match("[^/]*/[^/]*$")))`,
        { profile },
      )
      expect(app.lines()).toEqual([
        app.documents,
        app.documents,
        `${app.documents}/f.txt`,
        'true',
        'project/main.lua',
      ])
    },
  )

  it.each(profileNames)('[M38] %s: names of 127 and 128 bytes', async (profile) => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(
      `local long = ("a"):rep(127)
      print(#(system.pathForFile(long, system.DocumentsDirectory):match("[^/]*$")))
      print(select("#", system.pathForFile(long .. "a", system.DocumentsDirectory)))
      print(select("#", system.pathForFile(("\\195\\169"):rep(64), system.DocumentsDirectory)))
      network.download("${server.url}/127", "GET", as("127"), long, system.DocumentsDirectory)
      network.download("${server.url}/128", "GET", as("128"), long .. "a", system.DocumentsDirectory)`,
      { profile },
    )
    expect(app.lines()).toEqual(['127', '0', '0'])
    expect(app.events('127')).toMatchObject([{ isError: false, status: 200 }])
    expect(app.listed()).toEqual(['a'.repeat(127)])
  })

  it.each(profileNames)('[M38] %s: a resource that is not there', async (profile) => {
    const app = await runApp(
      `print(system.pathForFile("nothing.png"))
      print(system.pathForFile("nothing.txt", system.DocumentsDirectory) ~= nil)`,
      { profile },
    )
    expect(app.lines()).toEqual(['nil', 'true'])
    expect(app.messages()).toEqual([
      "WARNING: Cannot create path for resource file 'nothing.png'. File does not exist.",
    ])
  })

  it.each(profileNames)('[M38] %s: a directory of the wrong type', async (profile) => {
    const app = await runApp(
      `print(system.pathForFile("main.lua", "docs") == system.pathForFile("main.lua"))`,
      { profile },
    )
    expect(app.lines()).toEqual(['true'])
    expect(app.messages()).toEqual([
      expect.stringContaining('system.pathForFile: invalid base directory (expected constant got a string)'),
    ])
  })

  it.each(profileNames)('[M38] %s: no name leads out of its directory', async (profile) => {
    const server = await wireServer({ '/': textReply('hello') })
    const app = await runApp(
      `print(system.pathForFile("../x", system.DocumentsDirectory))
      print(system.pathForFile("a/../../x", system.DocumentsDirectory))
      network.download("${server.url}/", "GET", show, "../x", system.DocumentsDirectory)`,
      { profile },
    )
    expect(app.lines()).toEqual(['nil', 'nil'])
    expect(app.events()).toMatchObject([{ phase: 'ended', isError: true }])
    expect(app.listed('..')).not.toContain('x')
    expect(server.seen).toEqual([])
  })
})
