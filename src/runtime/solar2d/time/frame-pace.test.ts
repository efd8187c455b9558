import { describe, expect, test } from 'vitest'
import { createFakeHost } from '../../../../test/support/fake-host.ts'
import { createSolar2dApp } from '../create-app.ts'
import { createFramePace } from './frame-pace.ts'

/** How many frames a host gets that calls every so often for a second. */
function framesInASecond(everyMs: number, framesPerSecond: number): number {
  const isFrameDue = createFramePace()
  let frames = 0
  for (let nowMs = 0; nowMs < 995; nowMs += everyMs) if (isFrameDue(nowMs, framesPerSecond)) frames += 1
  return frames
}

describe('[O49] frames come at the rate of config.lua', () => {
  test.each([
    ['a screen of 60 Hz', 1000 / 60, 30, 30],
    ['a screen of 60 Hz', 1000 / 60, 60, 60],
    ['a screen of 59.94 Hz', 1000 / 59.94, 60, 60],
    ['a screen of 144 Hz', 1000 / 144, 60, 60],
    ['a screen of 75 Hz', 1000 / 75, 30, 30],
    ['a timer of whole milliseconds', 17, 30, 30],
    ['a slow host', 100, 60, 10],
  ])('%s, %f ms, %i fps', (_host, everyMs, framesPerSecond, expected) => {
    expect(framesInASecond(everyMs, framesPerSecond)).toBe(expected)
  })

  test('a host that stood still gets one frame, not all that it missed', () => {
    const isFrameDue = createFramePace()
    expect([0, 5000, 5010, 5033].map((nowMs) => isFrameDue(nowMs, 30))).toEqual([true, true, false, true])
  })

  test.each([
    ['without a config.lua', undefined, '0 33 67 100\n'],
    ['with fps = 60', 'application = { content = { fps = 60 } }', '0 17 33 50 67 83 100\n'],
    ['with fps = 45', 'application = { content = { fps = 45 } }', '0 33 67 100\n'],
  ])('%s', async (_case, config, expected) => {
    const main = `
      local times = {}
      Runtime:addEventListener("enterFrame", function(e) times[e.frame] = math.floor(e.time + 0.5) end)
      Runtime:addEventListener("system", function(e)
        if e.type == "applicationExit" then print(table.concat(times, " ")) end
      end)`
    const fake = createFakeHost({
      'main.lua': main,
      ...(config === undefined ? {} : { 'config.lua': config }),
    })
    const app = await createSolar2dApp(fake.host)
    app.start()
    const startMs = fake.clock.nowMs
    for (let frame = 0; frame <= 6; frame += 1) {
      fake.clock.nowMs = startMs + (frame * 1000) / 60
      app.frame()
    }
    app.exit()
    expect(fake.printed()).toBe(expected)
  })
})
