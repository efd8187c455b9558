import { describe, expect, test } from 'vitest'
import { startApp } from '../../../../test/support/solar2d-app.ts'

const scene = (name: string, extra = ''): string => `
local composer = require "composer"
local scene = composer.newScene()
local function tell(event)
  print("${name}", event.name, event.phase, event.params and event.params.v, event.parent ~= nil)
end
for _, name in ipairs{ "create", "show", "hide", "destroy" } do scene:addEventListener(name, tell) end
scene:addEventListener("create", function() display.newRect(scene.view, 5, 5, 10, 10) end)
${extra}
return scene`

const files = { 'a.lua': scene('a'), 'scenes/b.lua': scene('b') }

const start = (source: string, more: Record<string, string> = {}): ReturnType<typeof startApp> =>
  startApp(`composer = require "composer"\n${source}`, { ...files, ...more })

const events = (printed: string): readonly string[] =>
  printed
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('\tnil', '').replaceAll('\tfalse', '').replaceAll('\t', ' '))

describe('composer.gotoScene', () => {
  test('[Z20] the first scene: create and show will at once, show did in the next frame', async () => {
    const { printed, advance, app } = await start(
      'composer.gotoScene("a", { params = { v = 7 } }) print("main")',
    )
    expect(events(printed())).toEqual(['a create 7', 'a show will 7', 'main'])
    expect(app.isIdle()).toBe(false)
    advance(16)
    expect(events(printed()).at(-1)).toBe('a show did 7')
    expect(app.isIdle()).toBe(true)
  })

  test('[Z21] from one scene to the next: the order of the events is that of the engine', async () => {
    const { printed, advance } = await start(`
      composer.gotoScene("a")
      timer.performWithDelay(50, function() composer.gotoScene("scenes.b") print("called") end)`)
    advance(16)
    advance(50)
    advance(16)
    expect(events(printed()).slice(3)).toEqual([
      'a hide will',
      'b create',
      'a hide did',
      'b show will',
      'called',
      'b show did',
    ])
  })

  test('[Z22] an effect that is not concurrent: the old scene goes first, then the new one comes', async () => {
    const { printed, advance } = await start(`
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
    expect(events(printed()).slice(3)).toEqual([
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
    const { advance, app } = await start(`
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
    const { printed, advance, app } = await start(`
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
    expect(events(printed()).filter((line) => line.endsWith('show did'))).toHaveLength(21)
    expect(app.errorCount()).toBe(0)
    expect(app.scene.nodes).toHaveLength(1)
  })

  test('[Z24] the scene that is there is hidden and shown again, one event in each frame; recreate makes its view anew', async () => {
    const { printed, advance } = await start(`
      composer.gotoScene("a")
      timer.performWithDelay(50, function() composer.gotoScene("a", { params = { v = 1 } }) end)
      timer.performWithDelay(200, function() composer.gotoScene("a", { recreate = true }) end)`)
    const after = (from: number): readonly string[] => events(printed()).slice(from)
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
    const { printed, advance } = await start('composer.gotoScene("a")', {
      'a.lua': scene(
        'a',
        'scene:addEventListener("show", function(e) if e.phase == "will" then composer.gotoScene("c") composer.gotoScene("scenes.b") end end)',
      ),
      'c.lua': scene('c'),
    })
    advance(16)
    advance(16)
    expect(events(printed())).toEqual([
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
    const { printed } = await start(
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
    const { messages, advance, printed } = await start('composer.gotoScene("a", { effect = "wobble" })')
    advance(16)
    expect(messages[0]?.text).toBe(
      "main.lua:2: composer: there is no effect 'wobble'; the scene changes at once",
    )
    expect(events(printed()).at(-1)).toBe('a show did')
  })

  test("[Z27] a listener's error is told and stops no other listener's scene", async () => {
    const { printed, advance, app } = await start('composer.gotoScene("a") print("main")', {
      'a.lua': `local scene = require("composer").newScene()
        scene:addEventListener("create", function() error("no picture") end)
        scene:addEventListener("show", function(e) print(e.phase) end)
        return scene`,
    })
    advance(16)
    expect(events(printed())).toEqual(['will', 'main', 'did'])
    expect(app.errorCount()).toBe(1)
  })
})

describe('composer: overlays', () => {
  const overlay = `composer.gotoScene("a")
    timer.performWithDelay(50, function()
      composer.showOverlay("scenes.b", { isModal = true, params = { v = 3 } })
      print(composer.getSceneName("overlay"), composer.getSceneName("current"))
    end)
    timer.performWithDelay(100, function() composer.hideOverlay("fade", 50) end)
    Runtime:addEventListener("touch", function(e) print("touch") end)`

  test('[Z30] an overlay hears create, show and hide with its parent, and is removed when hidden', async () => {
    const { printed, advance, app } = await start(overlay)
    advance(16)
    advance(50)
    app.pointer({ phase: 'began', id: 1, x: 100, y: 100 })
    app.pointer({ phase: 'ended', id: 1, x: 100, y: 100 })
    advance(50)
    advance(60)
    app.pointer({ phase: 'began', id: 1, x: 100, y: 100 })
    expect(events(printed()).slice(3)).toEqual([
      'b create 3',
      'b show will 3 true',
      'b show did 3 true',
      'scenes.b a',
      'b hide will true',
      'b hide did true',
      'b destroy',
      'touch',
    ])
  })

  test('[Z31] gotoScene and another overlay end an overlay', async () => {
    const { printed, advance } = await start(
      `composer.gotoScene("a")
       timer.performWithDelay(50, function()
         composer.showOverlay("scenes.b")
         composer.showOverlay("c")
         composer.gotoScene("d")
       end)`,
      { 'c.lua': scene('c'), 'd.lua': scene('d') },
    )
    advance(16)
    advance(50)
    expect(events(printed()).filter((line) => /destroy|hide did/.test(line))).toEqual([
      'b hide did true',
      'b destroy',
      'c hide did true',
      'c destroy',
      'a hide did',
    ])
  })
})

describe('composer: scenes that are kept, loaded and removed', () => {
  test('[Z32] a scene keeps its view; recycleOnSceneChange and removeScene destroy it', async () => {
    const { printed, advance } = await start(`
      composer.gotoScene("a")
      timer.performWithDelay(20, function() composer.gotoScene("scenes.b") end)
      timer.performWithDelay(60, function() composer.gotoScene("a") end)
      timer.performWithDelay(100, function() composer.recycleOnSceneChange = true composer.gotoScene("scenes.b") end)
      timer.performWithDelay(140, function()
        print(package.loaded.a ~= nil, composer.getScene("a").view)
        composer.removeScene("a")
        print(package.loaded.a, composer.getScene("a"), composer.getSceneName("previous"))
      end)`)
    for (let frame = 0; frame < 16; frame += 1) advance(10)
    const told = printed()
      .trim()
      .split('\n')
      .map((line) => line.split('\t').slice(0, 3).join(' '))
    expect(told.filter((line) => /create|destroy|true|nil nil/.test(line))).toEqual([
      'a create nil',
      'b create nil',
      'a destroy nil',
      'true nil',
      'nil nil a',
    ])
  })

  test('[Z33] loadScene makes the view behind the others; removeHidden ends it', async () => {
    const { printed, advance } = await start(`
      composer.gotoScene("a")
      timer.performWithDelay(20, function()
        local b = composer.loadScene("scenes.b", false, { v = 2 })
        print(b == composer.getScene("scenes.b"), b.view.isVisible, composer.stage[1] == b.view)
        composer.removeHidden()
        print(composer.getScene("scenes.b"), composer.getScene("a").view ~= nil)
      end)`)
    advance(16)
    advance(16)
    expect(events(printed()).slice(3)).toEqual(['b create 2', 'true true', 'b destroy', 'nil true'])
  })

  test('[Z34] variables, colons instead of dots, scenes without a file, the old library', async () => {
    const { printed } = await start(`
      composer.setVariable("score", 5)
      composer:setVariable("off", false)
      print(composer.getVariable("score"), composer:getVariable("off"), composer.getVariable("none"))
      local own = composer.newScene("own")
      own:addEventListener("create", function() print("own") end)
      composer:gotoScene("own")
      print(composer.getSceneName("current"), composer.getSceneName("overlay"))
      print(select(2, pcall(require, "storyboard")))`)
    expect(printed()).toBe(`5\tfalse\tnil
own
own\tnil
main.lua:10: the library 'storyboard' is no longer part of Solar2D; its successor is composer: use require('composer')
`)
  })

  test("[Z35] the project's own composer.lua comes first", async () => {
    const { printed } = await startApp('print(require "composer")', { 'composer.lua': 'return "own"' })
    expect(printed()).toBe('own\n')
  })
})
