import { describe, expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'
import { profileNames } from '../../../shared/profile/profile.ts'

test.each(profileNames)('[Q30] %s: system.getInfo names the platform', async (profile) => {
  const { printed } = await startApp(
    'print(system.getInfo("platform"), system.getInfo("platformName"), system.getInfo("environment"), system.getInfo("none"))',
    {},
    { profile },
  )
  const said = {
    reference: 'android\tAndroid\tsimulator',
    'mac-simulator': 'macos\tMac OS X\tsimulator',
    'windows-simulator': 'win32\tWin\tsimulator',
    android: 'android\tAndroid\tdevice',
    ios: 'ios\tiPhone OS\tdevice',
    linux: 'linux\tLinux\tsimulator',
    html5: 'html5\tHTML5\tbrowser',
  }
  expect(printed()).toBe(`${said[profile]}\tnil\n`)
})

describe('[M38] system.pathForFile', () => {
  test('directories, files and the base that is missing', async () => {
    const { printed, messages } = await startApp(`
      print(system.pathForFile(nil, system.DocumentsDirectory), system.pathForFile("", system.CachesDirectory))
      print(system.pathForFile("main.lua"), system.pathForFile("a/b", system.TemporaryDirectory))
      print(system.pathForFile("main.lua", "docs"))`)
    expect(printed()).toBe(
      '/sandbox/DocumentsDirectory\t/sandbox/CachesDirectory\n' +
        '/sandbox/ResourceDirectory/main.lua\t/sandbox/TemporaryDirectory/a/b\n' +
        '/sandbox/ResourceDirectory/main.lua\n',
    )
    expect(messages.map(({ text }) => text)).toEqual([
      'system.pathForFile: invalid base directory (expected constant got a string)',
    ])
  })

  test('127 bytes are a name, 128 give no value', async () => {
    const { printed } = await startApp(`
      local name = ("ä"):rep(63) .. "x"
      print(#name, #system.pathForFile(name, system.DocumentsDirectory) > 127)
      print(select("#", system.pathForFile(name .. "x", system.DocumentsDirectory)))`)
    expect(printed()).toBe('127\ttrue\n0\n')
  })

  test('a file of the project must exist; another is asked for only with the third argument', async () => {
    const { printed, messages } = await startApp(
      `print(system.pathForFile("no.txt"), system.pathForFile("no.txt", system.DocumentsDirectory, true))
       print(system.pathForFile("is.txt", system.DocumentsDirectory, true))`,
      { 'DocumentsDirectory/is.txt': 'x' },
    )
    expect(printed()).toBe('nil\tnil\n/sandbox/DocumentsDirectory/is.txt\n')
    expect(messages.map(({ text }) => text)).toEqual([
      "WARNING: Cannot create path for resource file 'no.txt'. File does not exist.",
    ])
  })

  test('nothing outside, and no other type', async () => {
    const { printed } = await startApp(`
      print(system.pathForFile("../x", system.DocumentsDirectory))
      print(select(2, pcall(function() system.pathForFile({}) end)))`)
    expect(printed()).toBe("nil\nmain.lua:3: bad argument #1 to 'pathForFile' (string expected, got table)\n")
  })

  test('_network_pathForFile also tells whether it is the project', async () => {
    const { printed } = await startApp(`
      print(_network_pathForFile("main.lua"))
      print(_network_pathForFile("main.lua", system.ResourceDirectory))
      print(_network_pathForFile("a", system.CachesDirectory))`)
    expect(printed()).toBe(
      '/sandbox/ResourceDirectory/main.lua\ttrue\n/sandbox/ResourceDirectory/main.lua\ttrue\n' +
        '/sandbox/CachesDirectory/a\tfalse\n',
    )
  })
})

test('[M36] the system events of a whole life', async () => {
  const { app, printed } = await startApp(`
    Runtime:addEventListener("system", function(event)
      print(event.name, event.type, event.url, event.commandLineArgs and #event.commandLineArgs)
    end)`)
  app.suspend()
  app.resume()
  app.open?.('my-app://x')
  app.exit()
  app.open?.('my-app://late')
  expect(printed()).toBe(
    'system\tapplicationStart\tnil\tnil\nsystem\tapplicationSuspend\tnil\tnil\nsystem\tapplicationResume\tnil\tnil\n' +
      'system\tapplicationOpen\tmy-app://x\t0\nsystem\tapplicationExit\tnil\tnil\n',
  )
})

test('the network library is a plain table, also by require', async () => {
  const { printed } = await startApp(`
    print(require("network") == network, type(network), network.canDetectNetworkStatusChanges, network.nonsense)
    function network.request(url) return "mine " .. url end
    print(network.request("u"))`)
  expect(printed()).toBe('true\ttable\ttrue\tnil\nmine u\n')
})
