import { describe, expect, test } from 'vitest'
import { eventsIn, sceneFile, startScenes } from '../../../../test/support/composer-app.ts'

describe('composer.gotoScene', () => {
  test('[Z20] the first scene: create and show will at once, show did in the next frame', async () => {
    const { printed, advance, app } = await startScenes(
      'composer.gotoScene("a", { params = { v = 7 } }) print("main")',
    )
    expect(eventsIn(printed())).toEqual(['a create 7', 'a show will 7', 'main'])
    expect(app.isIdle()).toBe(false)
    advance(16)
    expect(eventsIn(printed()).at(-1)).toBe('a show did 7')
    expect(app.isIdle()).toBe(true)
  })

  test('[Z21] from one scene to the next: the order of the events is that of the engine', async () => {
    const { printed, advance } = await startScenes(`
      composer.gotoScene("a")
      timer.performWithDelay(50, function() composer.gotoScene("scenes.b") print("called") end)`)
    advance(16)
    advance(50)
    advance(16)
    expect(eventsIn(printed()).slice(3)).toEqual([
      'a hide will',
      'b create',
      'a hide did',
      'b show will',
      'called',
      'b show did',
    ])
  })

  test('[Z22] an effect that is not concurrent: the old scene goes first, then the new one comes', async () => {
    const { printed, advance } = await startScenes(`
      composer.gotoScene("a")
      timer.performWithDelay(50, function() composer.gotoScene("scenes.b", { effect = "fade", time = 100 }) end)
      function alphas()
        local function of(name) local s = composer.getScene(name) return s.view.isVisible and s.view.alpha or "-" end
        print(of("a"), of("scenes.b"))
      end
      Runtime:addEventListener("enterFrame", function() if composer.getScene("scenes.b") then alphas() end end)`)
    advance(16)
    advance(50)
    advance(50)
    advance(60)
    advance(50)
    advance(60)
    expect(eventsIn(printed()).slice(3)).toEqual([
      'a hide will',
      'b create',
      '1 -',
      '0.5 -',
      'a hide did',
      'b show will',
      '0 0',
      '0 0.5',
      'b show did',
      '- 1',
    ])
  })

  test('[Z22] fromRight: both at the same time, the new scene above', async () => {
    const { advance, app } = await startScenes(`
      composer.gotoScene("a")
      timer.performWithDelay(50, function() composer.gotoScene("scenes.b", "fromRight", 100) end)`)
    advance(16)
    advance(50)
    const stage = app.scene.nodes[0]?.content
    const xs = (): readonly number[] =>
      stage?.kind === 'group' ? stage.children.filter((node) => node.isVisible).map((node) => node.x) : []
    expect(xs()).toEqual([0, 320])
    advance(50)
    expect(xs()[1]).toBeCloseTo(80)
    advance(60)
    expect(xs()).toEqual([0])
  })

  test('[Z23] every effect of the manual leads to the next scene, and touches are held back meanwhile', async () => {
    const { printed, advance, app } = await startScenes(`
      local names = {}
      for name in pairs(composer.effectList) do names[#names + 1] = name end
      print(#names)
      local from, to = "a", "scenes.b"
      composer.gotoScene("a")
      Runtime:addEventListener("tap", function()
        local name = table.remove(names)
        if not name then return end
        composer.gotoScene(to, { effect = name, time = 40 })
        from, to = to, from
      end)`)
    expect(printed().startsWith('20\n')).toBe(true)
    advance(16)
    for (let index = 0; index < 20; index += 1) {
      app.tap({ x: 200, y: 200, taps: 1 })
      app.tap({ x: 200, y: 200, taps: 1 })
      for (let frame = 0; frame < 8; frame += 1) advance(16)
    }
    expect(eventsIn(printed()).filter((line) => line.endsWith('show did'))).toHaveLength(21)
    expect(app.errorCount()).toBe(0)
    expect(app.scene.nodes).toHaveLength(1)
  })

  test('[Z24] the scene that is there is hidden and shown again, one event in each frame; recreate makes its view anew', async () => {
    const { printed, advance } = await startScenes(`
      composer.gotoScene("a")
      timer.performWithDelay(50, function() composer.gotoScene("a", { params = { v = 1 } }) end)
      timer.performWithDelay(200, function() composer.gotoScene("a", { recreate = true }) end)`)
    const after = (from: number): readonly string[] => eventsIn(printed()).slice(from)
    advance(16)
    advance(50)
    expect(after(3)).toEqual(['a hide will'])
    advance(16)
    expect(after(4)).toEqual(['a hide did'])
    for (let frame = 0; frame < 3; frame += 1) advance(16)
    expect(after(5)).toEqual(['a show will 1', 'a show did 1'])
    for (let frame = 0; frame < 8; frame += 1) advance(40)
    expect(after(7)).toEqual([
      'a destroy',
      'a hide will',
      'a hide did',
      'a create',
      'a show will',
      'a show did',
    ])
  })

  test('[Z25] a call during a change is done when the change is over; of several, the last', async () => {
    const { printed, advance } = await startScenes('composer.gotoScene("a")', {
      'a.lua': sceneFile(
        'a',
        'scene:addEventListener("show", function(e) if e.phase == "will" then composer.gotoScene("c") composer.gotoScene("scenes.b") end end)',
      ),
      'c.lua': sceneFile('c'),
    })
    advance(16)
    advance(16)
    expect(eventsIn(printed())).toEqual([
      'a create',
      'a show will',
      'a show did',
      'a hide will',
      'b create',
      'a hide did',
      'b show will',
      'b show did',
    ])
  })

  test('[Z26] what is no scene is an error with the line of the app', async () => {
    const { printed } = await startScenes(
      `local function try(name, ...) print((select(2, pcall(composer.gotoScene, name, ...)):gsub("\\n.*", ""))) end
       try("nowhere")
       try("none")
       try("broken")
       try(5)
       try("a", 5)
       try()`,
      { 'none.lua': 'local x = 1', 'broken.lua': '\nerror("oops")' },
    )
    expect(printed()).toBe(
      `main.lua:2: composer.gotoScene(): there is no scene 'nowhere': the project has no file for it, and composer.newScene('nowhere') was not called
main.lua:2: composer.gotoScene(): the file of the scene 'none' gives back a boolean; it must end with \`return scene\`, with the scene that composer.newScene() made
broken.lua:2: oops
main.lua:2: composer.gotoScene() expects the name of a scene (string expected, got number)
main.lua:2: composer.gotoScene() expects a table of options (got number)
main.lua:2: composer.gotoScene() expects the name of a scene (string expected, got nil)
`,
    )
  })

  test('[Z26] an unknown effect is told, and the scene changes at once', async () => {
    const { messages, advance, printed } = await startScenes('composer.gotoScene("a", { effect = "wobble" })')
    advance(16)
    expect(messages[0]?.text).toBe(
      "main.lua:2: composer: there is no effect 'wobble'; the scene changes at once",
    )
    expect(eventsIn(printed()).at(-1)).toBe('a show did')
  })

  test("[Z27] a listener's error is told and stops no other listener's scene", async () => {
    const { printed, advance, app } = await startScenes('composer.gotoScene("a") print("main")', {
      'a.lua': `local scene = require("composer").newScene()
        scene:addEventListener("create", function() error("no picture") end)
        scene:addEventListener("show", function(e) print(e.phase) end)
        return scene`,
    })
    advance(16)
    expect(eventsIn(printed())).toEqual(['will', 'main', 'did'])
    expect(app.errorCount()).toBe(1)
  })
})
