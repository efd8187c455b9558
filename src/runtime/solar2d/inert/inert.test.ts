import { expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

const textsOf = (messages: readonly { text: string }[]): string[] => messages.map(({ text }) => text)

test('[U1] a known function that is not simulated: one warning per call site, and something to go on with', async () => {
  const { printed, messages, app } = await startApp(`
    for i = 1, 3 do
      local circle = graphics.newOutline(1, 2, 3)
      circle.x = 5
      circle:setFillColor(1, 0, 0)
      circle.path.radius = circle.path.radius + 1
      local text = "r" .. circle.path.radius
    end
    graphics.newOutline()`)
  expect(textsOf(messages)).toEqual([
    'main.lua:3: graphics.newOutline is not simulated; the call does nothing',
    'main.lua:9: graphics.newOutline is not simulated; the call does nothing',
  ])
  expect(printed()).toBe('')
  expect(app.errorCount()).toBe(0)
})

test('[U1] an iterator of something inert ends', async () => {
  const { printed } = await startApp(`
    local db = require("plugin.db").open("x")
    for row in db:nrows("SELECT 1") do print(row) end
    for i, v in ipairs(db) do print(i) end
    print("through")`)
  expect(printed()).toBe('through\n')
})

test("[U3] what Solar2D does not know stays nil, and Lua's own error appears", async () => {
  const { messages, app } = await startApp('\ndisplay.newSpaceship()')
  expect(messages[0]?.text).toContain("main.lua:2: attempt to call field 'newSpaceship' (a nil value)")
  expect(app.errorCount()).toBe(1)
})

test("[U4] libraries: a warning at the require, the project's own file first", async () => {
  const { printed, messages } = await startApp(
    `local physics = require "physics"
     physics.start()
     print(physics.nonsense)
     require("plugin.openssl").anything()
     print(require "widget", require "network" == network)`,
    { 'widget.lua': 'return "own"' },
  )
  expect(printed()).toBe('nil\nown\ttrue\n')
  expect(textsOf(messages)).toEqual([
    "main.lua:1: the library 'physics' is not simulated; what it offers does nothing",
    'main.lua:2: physics.start is not simulated; the call does nothing',
    "main.lua:4: the library 'plugin.openssl' is not simulated; what it offers does nothing",
    'main.lua:4: plugin.openssl.anything is not simulated; the call does nothing',
  ])
})

test('a listener for an event that is never sent is told so', async () => {
  const { messages } = await startApp('Runtime:addEventListener("accelerometer", print)')
  expect(textsOf(messages)).toEqual([
    "main.lua:1: 'accelerometer' events are not simulated; this listener hears only dispatchEvent()",
  ])
})

test('[U2] in strict mode an inert call is an error of Lua at its own line', async () => {
  const { printed, messages, app } = await startApp(
    `print(pcall(function()
      audio.play()
    end))
    print(pcall(require, "physics"))
    print(system.getTimer() ~= nil)
    media.playSound("a.mp3")`,
    {},
    { isStrict: true },
  )
  expect(printed()).toBe(
    [
      'false\tmain.lua:2: audio.play is not simulated; the call does nothing (strict mode)',
      "false\tmain.lua:4: the library 'physics' is not simulated; what it offers does nothing (strict mode)",
      'true\n',
    ].join('\n'),
  )
  expect(app.errorCount()).toBe(1)
  expect(messages[0]).toMatchObject({
    level: 'error',
    source: 'main.lua:6',
    text: expect.stringContaining(
      'main.lua:6: media.playSound is not simulated; the call does nothing (strict mode)',
    ),
  })
})

test('[U1] a value that is not simulated is told when it is read', async () => {
  const { printed, messages } = await startApp('print(audio.freeChannels + 1, audio.nonsense)')
  expect(printed()).toBe('33\tnil\n')
  expect(textsOf(messages)).toEqual([
    'main.lua:1: audio.freeChannels is not simulated; what is done to it has no effect',
  ])
})

test('[U7] what an app counts with or asks is answered plainly', async () => {
  const { printed, app } = await startApp(
    `for channel = 1, audio.totalChannels do audio.stop(channel) end
     print(audio.play(audio.loadSound("a.wav")) > 0, audio.isChannelPlaying(1), audio.getVolume() * 100)
     local physics = require "physics"
     local ball = display.newCircle(0, 0, 5)
     print(physics.addBody(ball, "dynamic"), physics.getGravity())
     local vx, vy = ball:getLinearVelocity()
     print(vx < 5 and vy < 5, physics.rayCast(0, 0, 1, 1), require("store").isActive)`,
  )
  expect(printed()).toBe('true\tfalse\t100\ntrue\t0\t9.8\ntrue\tnil\tfalse\n')
  expect(app.errorCount()).toBe(0)
})

test('[U8] a sound or video that is not played is over after a moment', async () => {
  const { printed, advance, app } = await startApp(`
    local sound = audio.loadSound("a.wav")
    audio.play(sound, { channel = 3, onComplete = function(e) print(e.name, e.channel, e.handle == sound, e.completed) end })
    audio.play(sound, { loops = -1, onComplete = function() print("never") end })
    audio.play(sound, { onComplete = { audio = function(self, e) print("table", e.channel) end } })
    audio.play(sound, { onComplete = 5 })
    media.playVideo("a.mp4", true, function(e) print("video", e.name) error("mine") end)
    media.playSound("a.mp3", system.ResourceDirectory, function(e) print("sound", e.name) end)
    for i = 1, 500 do audio.play(sound, { onComplete = function() n = (n or 0) + 1 end }) end
    timer.performWithDelay(1000, function() print(n) end)`)
  advance(400)
  expect(printed()).toBe('')
  advance(200)
  expect(printed()).toBe('audio\t3\ttrue\ttrue\ntable\t1\nvideo\tcompletion\nsound\tcompletion\n')
  advance(500)
  expect(printed().split('\n').at(-2)).toBe('96')
  expect(app.errorCount()).toBe(1)
})

test('[U8] music that starts again for ever does not keep a run going', async () => {
  const { advance, app, printed } = await startApp(`
    local sound, n = audio.loadSound("a.wav"), 0
    local function play()
      n = n + 1
      audio.play(sound, { onComplete = play })
      if n == 22 then print("goes on") end
    end
    play()`)
  expect(app.isIdle()).toBe(false)
  for (let i = 0; i < 25; i++) advance(500)
  expect(app.isIdle()).toBe(true)
  expect(printed()).toBe('goes on\n')
})

test('[U7] what a plugin is asked is answered with no', async () => {
  const { printed } = await startApp(`
    local ads, games = require "plugin.admob", require "plugin.gpgs"
    print(ads.isLoaded("banner"), games.isConnected(), ads.canShow(), ads.hasVideo(), ads.issue() ~= false)`)
  expect(printed()).toBe('false\tfalse\tfalse\tfalse\ttrue\n')
})

test('[U1] the pitch of a sound can be set in vain', async () => {
  const { app, printed } = await startApp(`
    local channel, source = audio.play(audio.loadSound("a.wav"))
    al.Source(source, al.PITCH, 1.5)
    print(channel, source, audio.getSourceFromChannel(1))`)
  expect(printed()).toBe('1\t1\t1\n')
  expect(app.errorCount()).toBe(0)
})
