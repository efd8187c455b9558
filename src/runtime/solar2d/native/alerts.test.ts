import { describe, expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

const tell = 'local function tell(e) print(e.name, e.action, e.index) end\n'

describe('native.showAlert', () => {
  test('[Z1] the listener hears which button the user chose, once', async () => {
    const { app, printed } = await startApp(
      `${tell}native.showAlert("Delete?", "All of it", { "Yes", "No" }, tell)`,
    )
    const [alert] = app.native.alerts
    expect(alert).toMatchObject({ title: 'Delete?', message: 'All of it', buttons: ['Yes', 'No'] })
    app.answerAlert(alert?.id ?? 0, 2)
    app.answerAlert(alert?.id ?? 0, 1)
    expect(printed()).toBe('completion\tclicked\t2\n')
    expect(app.native.alerts).toEqual([])
    expect(app.isIdle()).toBe(true)
  })

  test('[Z1] a table hears it with its completion method, and an error there is reported', async () => {
    const { app, messages } = await startApp(
      'native.showAlert("a", "b", { "OK" }, { completion = function(self, e) error(e.action) end })',
    )
    app.answerAlert(1, 1)
    expect(messages[0]?.text).toMatch(/^main.lua:1: clicked/)
  })

  test('[Z2] dismissed without a button, or by native.cancelAlert: cancelled, index 0', async () => {
    const { app, printed, advance } = await startApp(`${tell}
      native.showAlert("a", "b", { "OK" }, tell)
      local handle = native.showAlert("c", "d", { "OK" }, tell)
      native.cancelAlert(handle)
      native.cancelAlert(handle)
      print("called")`)
    expect(app.isIdle()).toBe(false)
    advance(16)
    app.answerAlert(1, undefined)
    expect(printed()).toBe('called\ncompletion\tcancelled\t0\ncompletion\tcancelled\t0\n')
  })

  test('[Z3] only the newest alert can be answered, and one without buttons cannot', async () => {
    const { app, printed } = await startApp(`${tell}
      native.showAlert("a", "b", { "OK" }, tell)
      native.showAlert("c", "d", nil, tell)`)
    app.answerAlert(1, 1)
    app.answerAlert(2, undefined)
    app.answerAlert(2, 1)
    expect(app.native.alerts.map(({ id }) => id)).toEqual([1, 2])
    expect(printed()).toBe('')
  })

  test('[Z4] wrong arguments name the line; a sixth button and the 21st alert are left out with a warning', async () => {
    const { app, printed, messages } = await startApp(`
      print(pcall(native.showAlert, nil, "x"))
      print(pcall(native.showAlert, "x", {}))
      print(pcall(native.showAlert, "x", "y", "OK"))
      print(pcall(native.cancelAlert, 5))
      native.showAlert("x", "y", { "1", "2", "3", "4", "5", "6" })
      for i = 1, 30 do native.showAlert("x", ("y"):rep(1e5)) end`)
    expect(printed()).toBe(
      `${[
        "false\tmain.lua:2: bad argument #1 to 'showAlert' (string expected, got nil)",
        "false\tmain.lua:3: bad argument #2 to 'showAlert' (string expected, got table)",
        "false\tmain.lua:4: bad argument #3 to 'showAlert' (table of button labels expected, got string)",
        "false\tmain.lua:5: bad argument #1 to 'cancelAlert' (what native.showAlert() returned expected, got number)",
      ].join('\n')}\n`,
    )
    expect(app.native.alerts).toHaveLength(20)
    expect(app.native.alerts[0]?.buttons).toHaveLength(5)
    expect(app.native.alerts[1]?.message.length).toBe(10_000)
    expect(messages.map(({ text }) => text)).toEqual([
      'main.lua:6: native.showAlert(): an alert has at most five buttons; the others are left out',
      'main.lua:7: native.showAlert(): too many alerts are open; close one with native.cancelAlert() first',
    ])
  })
})

describe('the rest of native', () => {
  test('[Z5] the activity indicator and alerts keep touches from the app', async () => {
    const { app, printed } = await startApp(`
      Runtime:addEventListener("touch", function(e) print(e.phase) end)
      native.setActivityIndicator(true)`)
    const touch = (phase: 'began' | 'ended'): void => app.pointer({ phase, id: 1, x: 5, y: 5 })
    touch('began')
    touch('ended')
    expect(app.native.isBusy).toBe(true)
    expect(printed()).toBe('')
  })

  test('[Z6] fonts are userdata with a name and a size; properties and backup flags are remembered', async () => {
    const { printed } = await startApp(`
      print(type(native.newFont("Georgia", 20)), native.systemFont, native.systemFontBold, #native.getFontNames() > 0)
      print(pcall(native.newFont, nil))
      native.setProperty("windowMode", "fullscreen")
      print(native.getProperty("windowMode"), native.getProperty("mouseCursor"))
      native.setSync("a.txt", { iCloudBackup = false })
      print(native.getSync("a.txt", { key = "iCloudBackup" }), native.getSync("b.txt", { key = "iCloudBackup" }))
      for i = 1, 1000 do native.setProperty("p" .. i, i) end
      print(native.getProperty("p50"), native.getProperty("p500"))`)
    expect(printed()).toBe(
      `userdata\tnative.systemFont\tnative.systemFontBold\ttrue
false\tmain.lua:3: bad argument #1 to 'newFont' (font name expected, got nil)
fullscreen\tnil
false\ttrue
50\tnil
`,
    )
  })

  test('[Z6] a text takes such a font', async () => {
    const { app } = await startApp(`
      display.newText{ text = "a", font = native.newFont("Georgia", 20) }
      display.newText{ text = "a", font = native.newFont(native.systemFontBold) }`)
    expect(app.scene.nodes.map(({ content }) => content.kind === 'text' && content.font)).toMatchObject([
      { family: 'Georgia', isBold: false },
      { family: '', isBold: true },
    ])
  })

  test('[Z7] what no simulator can show is told and refused, and the app goes on', async () => {
    const { app, printed, messages } = await startApp(`
      print(native.showPopup("mail"), native.canShowPopup("sms"))
      local view = native.newWebView(10, 20, 100, 50)
      view:request("https://example.com/")
      view.x = 30
      print(view.x, view.width)
      view:removeSelf()
      native.requestExit()`)
    expect(printed()).toBe('false\tfalse\n30\t100\n')
    expect(app.errorCount()).toBe(0)
    expect(messages.map(({ text }) => text)).toEqual([
      "main.lua:2: native.showPopup('mail') is refused: the simulator shows no windows of other services",
      'main.lua:3: native.newWebView() is refused: the simulator shows none; the object is an empty place',
      'main.lua:8: native.requestExit(): a device would leave the app now; the simulator lets it run on',
    ])
  })

  test('[Z7] a map that is not shown has the methods and properties of one', async () => {
    const { app, printed } = await startApp(`
      local map, video = native.newMapView(0, 0, 10, 10), native.newVideo(0, 0, 10, 10)
      print(map:getUserLocation().errorCode, map.isLocationVisible, map.mapType)
      map.mapType = "hybrid"
      print(map.mapType, video.currentTime, video.isMuted, native.newWebView(0, 0, 10, 10).canGoBack)`)
    expect(printed()).toBe('-2\tfalse\tstandard\nhybrid\t0\tfalse\tfalse\n')
    expect(app.errorCount()).toBe(0)
  })
})
