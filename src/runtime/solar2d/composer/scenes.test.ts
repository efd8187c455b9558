import { describe, expect, test } from 'vitest'
import { eventsIn, sceneFile, startScenes } from '../../../../test/support/composer-app.ts'
import { startApp } from '../../../../test/support/solar2d-app.ts'

describe('composer: overlays', () => {
  const overlay = `composer.gotoScene("a")
    timer.performWithDelay(50, function()
      composer.showOverlay("scenes.b", { isModal = true, params = { v = 3 } })
      print(composer.getSceneName("overlay"), composer.getSceneName("current"))
    end)
    timer.performWithDelay(100, function() composer.hideOverlay("fade", 50) end)
    Runtime:addEventListener("touch", function(e) print("touch") end)`

  test('[Z30] an overlay hears create, show and hide with its parent, and is removed when hidden', async () => {
    const { printed, advance, app } = await startScenes(overlay)
    advance(16)
    advance(50)
    app.pointer({ phase: 'began', id: 1, x: 100, y: 100 })
    app.pointer({ phase: 'ended', id: 1, x: 100, y: 100 })
    advance(50)
    advance(60)
    app.pointer({ phase: 'began', id: 1, x: 100, y: 100 })
    expect(eventsIn(printed()).slice(3)).toEqual([
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
    const { printed, advance } = await startScenes(
      `composer.gotoScene("a")
       timer.performWithDelay(50, function()
         composer.showOverlay("scenes.b")
         composer.showOverlay("c")
         composer.gotoScene("d")
       end)`,
      { 'c.lua': sceneFile('c'), 'd.lua': sceneFile('d') },
    )
    advance(16)
    advance(50)
    expect(eventsIn(printed()).filter((line) => /destroy|hide did/.test(line))).toEqual([
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
    const { printed, advance } = await startScenes(`
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
    const { printed, advance } = await startScenes(`
      composer.gotoScene("a")
      timer.performWithDelay(20, function()
        local b = composer.loadScene("scenes.b", false, { v = 2 })
        print(b == composer.getScene("scenes.b"), b.view.isVisible, composer.stage[1] == b.view)
        composer.removeHidden()
        print(composer.getScene("scenes.b"), composer.getScene("a").view ~= nil)
      end)`)
    advance(16)
    advance(16)
    expect(eventsIn(printed()).slice(3)).toEqual(['b create 2', 'true true', 'b destroy', 'nil true'])
  })

  test('[Z34] variables, colons instead of dots, scenes without a file, the old library', async () => {
    const { printed } = await startScenes(`
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
