-- The library `composer`. Source: Solar2D docs: api/library/composer.
local kernel, host = ...
local type = type
local newGroup = display.newGroup
local known, raise = kernel.scenes, kernel.raise

local composer = { isDebug = false, recycleAutomatically = true, recycleOnLowMemory = true, recycleOnSceneChange = false,
  effectList = kernel.sceneEffects }
local variables = {}

-- Called with a colon instead of a dot: as the engine does, that is forgiven.
local function withoutLibrary(first, ...)
  if first == composer then return ... end
  return first, ...
end

local function recycles() return composer.recycleOnSceneChange and true or false end

local function optionsOf(call, options)
  if options == nil then return {} end
  if type(options) ~= 'table' then
    raise(call .. '() expects a table of options (got ' .. type(options) .. ')')
  end
  return options
end

function composer.newScene(...)
  local name = withoutLibrary(...)
  if name ~= nil and type(name) ~= 'string' then
    raise("bad argument #1 to 'newScene' (string expected, got " .. type(name) .. ')')
  end
  local scene = kernel.newDispatcher()
  if name and not known.byName[name] then known.byName[name] = scene end
  return scene
end

-- gotoScene(name [, options]), or as it was once: gotoScene(name [, effect [, time]]).
function composer.gotoScene(...)
  local name, options, time = withoutLibrary(...)
  if type(options) == 'string' then options = { effect = options, time = time } end
  options = optionsOf('composer.gotoScene', options)
  local effect, timeMs = kernel.effectOf(options.effect, options.time)
  local scene = kernel.findScene('composer.gotoScene', name)
  kernel.hideOverlay()
  kernel.gotoScene{ name = name, scene = scene, effect = effect, timeMs = timeMs, params = options.params,
    recreates = options.recreate == true, recycles = recycles }
end

function composer.showOverlay(...)
  local name, options = withoutLibrary(...)
  options = optionsOf('composer.showOverlay', options)
  local effect, timeMs
  if options.effect ~= nil then effect, timeMs = kernel.effectOf(options.effect, options.time) end
  local scene = kernel.findScene('composer.showOverlay', name)
  kernel.showOverlay(name, scene, options.params, options.isModal, effect, timeMs)
end

-- hideOverlay([recycleOnly,] [effect [, time]])
function composer.hideOverlay(...)
  local isRecycled, name, time = withoutLibrary(...)
  if type(isRecycled) == 'string' then isRecycled, name, time = nil, isRecycled, name end
  local effect, timeMs
  if name ~= nil then effect, timeMs = kernel.effectOf(name, time) end
  kernel.hideOverlay(isRecycled and true or false, effect, timeMs)
end

function composer.loadScene(...)
  local name, isWithoutView, params = withoutLibrary(...)
  if type(isWithoutView) == 'table' then isWithoutView, params = false, isWithoutView end
  local scene = kernel.findScene('composer.loadScene', name)
  if not isWithoutView then
    kernel.createView(scene, params)
    if name ~= known.current and kernel.isDisplayObject(scene.view) then
      scene.view.isVisible = false
      known.stage:insert(1, scene.view)
      kernel.rememberScene(name)
    end
  end
  return scene
end

function composer.removeScene(...)
  local name, isRecycled = withoutLibrary(...)
  if type(name) ~= 'string' then
    raise("bad argument #1 to 'removeScene' (name of a scene expected, got " .. type(name) .. ')')
  end
  kernel.removeScene(name, isRecycled and true or false)
end

function composer.removeHidden(...)
  local isRecycled = withoutLibrary(...)
  kernel.hideOverlay()
  kernel.removeHiddenScenes(isRecycled and true or false)
end

function composer.getScene(...)
  local name = withoutLibrary(...)
  return name ~= nil and known.byName[name] or nil
end

function composer.getSceneName(...)
  local which = withoutLibrary(...)
  if which == 'current' then return known.current end
  if which == 'previous' then return known.previous end
  if which == 'overlay' then return known.overlay and known.overlay.name end
  return nil
end

function composer.setVariable(...)
  local key, value = withoutLibrary(...)
  if key ~= nil and key == key and value ~= nil then variables[key] = value end
end

function composer.getVariable(...)
  local key = withoutLibrary(...)
  if key ~= nil then return variables[key] end
  return nil
end

local function deprecated(name, instead, call)
  composer[name] = function(...)
    host.warnOnce('composer.' .. name .. '() is deprecated; use ' .. instead)
    return call(withoutLibrary(...))
  end
end

deprecated('purgeScene', 'composer.removeScene(name, true)', function(name) composer.removeScene(name, true) end)
deprecated('purgeAll', 'composer.removeHidden(true)', function() composer.removeHidden(true) end)
deprecated('removeAll', 'composer.removeHidden()', function() composer.removeHidden(false) end)
deprecated('getPrevious', 'composer.getSceneName("previous")', function() return known.previous end)
deprecated('getCurrentSceneName', 'composer.getSceneName("current")', function() return known.current end)

local isMade = false

kernel.provide('composer', function()
  if not isMade then
    isMade = true
    kernel.sceneEffect('fade')
    known.stage = newGroup()
    composer.stage = known.stage
  end
  return composer
end)

local function refuseStoryboard()
  raise("the library 'storyboard' is no longer part of Solar2D; its successor is composer: use require('composer')")
end

-- After the project's own files.
package.loaders[#package.loaders + 1] = function(name)
  if name == 'storyboard' then return refuseStoryboard end
  return nil
end
