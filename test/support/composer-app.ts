import { startApp, type TestApp } from './solar2d-app.ts'

/** The file of a scene that prints each of its events: its name, the phase, `params.v`, whether there is a parent. */
export const sceneFile = (name: string, extra = ''): string => `
local composer = require "composer"
local scene = composer.newScene()
local function tell(event)
  print("${name}", event.name, event.phase, event.params and event.params.v, event.parent ~= nil)
end
for _, name in ipairs{ "create", "show", "hide", "destroy" } do scene:addEventListener(name, tell) end
scene:addEventListener("create", function() display.newRect(scene.view, 5, 5, 10, 10) end)
${extra}
return scene`

/** An app with the scenes `a` and `scenes.b`. */
export const startScenes = (source: string, more: Readonly<Record<string, string>> = {}): Promise<TestApp> =>
  startApp(`composer = require "composer"\n${source}`, {
    'a.lua': sceneFile('a'),
    'scenes/b.lua': sceneFile('b'),
    ...more,
  })

/** The lines that were printed, without what is nil or false. */
export const eventsIn = (printed: string): readonly string[] =>
  printed
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('\tnil', '').replaceAll('\tfalse', '').replaceAll('\t', ' '))
