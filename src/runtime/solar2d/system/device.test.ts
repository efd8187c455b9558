import { describe, expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

const textsOf = (messages: readonly { text: string }[]): string[] => messages.map(({ text }) => text)

describe('system.getInfo', () => {
  test('[Q30] what Android alone has is nil elsewhere', async () => {
    const source = `
      local get = system.getInfo
      print(get("androidApiLevel"), get("androidAppVersionCode"), get("androidDisplayDensityName"),
        get("androidDisplayApproximateDpi"), type(get("androidGrantedAppPermissions")), get("iosIdentifierForVendor") ~= nil)`
    const android = await startApp(source, {}, { profile: 'android' })
    expect(android.printed()).toMatch(/^34\t1\tx*[hm]dpi\t\d+\ttable\tfalse\n$/)
    const ios = await startApp(source, {}, { profile: 'ios' })
    expect(ios.printed()).toBe('nil\tnil\tnil\tnil\tnil\ttrue\n')
  })

  test('[Q30] the general and graphics properties of the manual', async () => {
    const { printed } = await startApp(`
      for name in ([[appName appVersionString architectureInfo build bundleID darkMode deviceID environment
        grantedAppPermissions deniedAppPermissions manufacturer maxTextureSize model name platform platformName
        platformVersion targetAppStore textureMemoryUsed gpuSupportsHighPrecisionFragmentShaders GL_VENDOR GL_RENDERER
        GL_VERSION GL_SHADING_LANGUAGE_VERSION GL_EXTENSIONS]]):gmatch("%S+") do
        if system.getInfo(name) == nil then print(name) end
      end
      print(select(2, pcall(function() system.getInfo() end)))`)
    expect(printed()).toBe("main.lua:8: bad argument #1 to 'getInfo' (string expected, got nil)\n")
  })
})

test('[Q32] openURL opens nothing, says so, and tells what the platform would', async () => {
  const { printed, messages } = await startApp(
    `print(system.openURL("https://example.com/a"), system.openURL("strange:x"), system.openURL("TEL:123"))
     print(system.canOpenURL("mailto:a@b"), system.canOpenURL("strange:x"), system.canOpenURL(""), system.openURL())`,
    {},
    { profile: 'android' },
  )
  expect(printed()).toBe('true\tfalse\ttrue\ntrue\tfalse\tnil\tfalse\n')
  expect(textsOf(messages)).toEqual([
    'main.lua:1: system.openURL opens nothing here: https://example.com/a',
    'main.lua:1: system.openURL opens nothing here: strange:x',
    'main.lua:1: system.openURL opens nothing here: TEL:123',
    'system.canOpenURL() called with empty URL',
    'system.openURL() expects a string URL as argument #1 (got nil)',
  ])
})

test.each([
  ['android', 'true\ttrue\ttrue\tfalse'],
  ['ios', 'false\ttrue\ttrue\tfalse'],
  ['windows-simulator', 'true\tfalse\tfalse\tfalse'],
] as const)('[Q33] %s: hasEventSource', async (profile, said) => {
  const { printed } = await startApp(
    `local has = system.hasEventSource
     print(has("key"), has("multitouch"), Runtime:hasEventSource("orientation"), has("gyroscope"))`,
    {},
    { profile },
  )
  expect(printed()).toBe(`${said}\n`)
})

test('[Q34] switches are kept, and what has no effect says so once', async () => {
  const { printed, messages, app } = await startApp(`
    print(system.getIdleTimer(), system.setIdleTimer(false), system.getIdleTimer(), #system.getInputDevices())
    for _ = 1, 2 do
      system.vibrate()
      system.setAccelerometerInterval(60)
    end
    system.setTapDelay(0.5)
    system.activate("multitouch")
    system.deactivate("multitouch")
    print(system.scheduleNotification(60), system.cancelNotification(), system.request("suspendApplication"))`)
  expect(printed()).toBe('true\tnil\tfalse\t0\nnil\tnil\tfalse\n')
  expect(textsOf(messages)).toEqual([
    'main.lua:4: system.vibrate: this device does not vibrate',
    'main.lua:5: system.setAccelerometerInterval: no accelerometer is simulated; it has no effect',
    "main.lua:10: system.scheduleNotification is deprecated in favour of 'plugin.notifications'; no notification is sent here",
    "main.lua:10: system.cancelNotification is deprecated in favour of 'plugin.notifications'; there is none to cancel",
    "main.lua:10: system.request('suspendApplication') is refused: an app does not end or suspend itself here",
  ])
  expect(app.errorCount()).toBe(0)
})

test('[Q34] wrong types raise at the line of the caller', async () => {
  const { printed } = await startApp(`
    print(select(2, pcall(function() system.activate(nil) end)))
    print(select(2, pcall(function() system.setTapDelay("x") end)))
    print(select(2, pcall(function() system.setGyroscopeInterval(0 / 0) end)))`)
  expect(printed()).toBe(
    "main.lua:2: bad argument #1 to 'activate' (string expected, got nil)\n" +
      "main.lua:3: bad argument #1 to 'setTapDelay' (number expected, got string)\n" +
      "main.lua:4: bad argument #1 to 'setGyroscopeInterval' (number expected, got nan)\n",
  )
})

test('[Q37] system.orientation tells how the device is held', async () => {
  const { app, printed } = await startApp(`
    print(system.orientation)
    Runtime:addEventListener("orientation", function(event) print(event.type == system.orientation, system.orientation) end)`)
  app.rotate('landscapeLeft')
  expect(printed()).toBe('portrait\ntrue\tlandscapeLeft\n')
})
