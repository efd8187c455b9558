-- The scenes that composer knows: where they come from, their views, their events, their end.
-- Source: Solar2D docs: guide/system/composer.
local kernel = ...
local type, error, remove, find = type, error, table.remove, string.find
local require, package, display, Runtime = require, package, display, Runtime
local try, guard, raise, isDisplayObject = kernel.try, kernel.guard, kernel.raise, kernel.isDisplayObject
local newGroup, removeObject = display.newGroup, display.remove

-- `current` and `previous` are names; `overlay` is { name, scene }.
local known = { byName = {}, shown = {}, current = nil, previous = nil, overlay = nil, stage = nil }
kernel.scenes = known

-- Listeners run one after the other; an error of one is told and does not stop the change of scenes.
function kernel.tellScene(scene, name, phase, more)
  local dispatch = scene and scene.dispatchEvent
  if type(dispatch) ~= 'function' then return end
  local event = more or {}
  event.name, event.phase = name, phase
  guard(dispatch, scene, event)
end

local function load(call, name)
  local worked, scene = try(require, name)
  if not worked then
    local missing = "module '" .. name .. "' not found"
    if type(scene) == 'string' and find(scene, missing, 1, true) == 1 then
      raise(call .. "(): there is no scene '" .. name .. "': the project has no file for it, and composer.newScene('"
        .. name .. "') was not called")
    end
    error(scene, 0)
  end
  if type(scene) ~= 'table' or type(scene.dispatchEvent) ~= 'function' then
    package.loaded[name] = nil
    raise(call .. "(): the file of the scene '" .. name .. "' gives back a " .. type(scene)
      .. "; it must end with `return scene`, with the scene that composer.newScene() made")
  end
  return scene
end

-- The scene of that name; its file is run when it is new.
function kernel.findScene(call, name)
  if type(name) ~= 'string' then
    raise(call .. '() expects the name of a scene (string expected, got ' .. type(name) .. ')')
  end
  local scene = known.byName[name]
  if not scene then
    scene = load(call, name)
    known.byName[name] = scene
  end
  return scene
end

local function forget(name)
  for i = #known.shown, 1, -1 do
    if known.shown[i] == name then remove(known.shown, i) end
  end
end

-- The order in which scenes were last shown.
function kernel.rememberScene(name)
  forget(name)
  known.shown[#known.shown + 1] = name
end

-- Makes the view and sends `create`, unless the scene has one.
function kernel.createView(scene, params, sceneName)
  if isDisplayObject(scene.view) then return end
  scene.view = newGroup()
  known.stage:insert(scene.view)
  kernel.tellScene(scene, 'create', nil, { params = params, sceneName = sceneName })
end

-- A scene that is left must not be called in each frame for what stands in its view.
function kernel.dropFrameListeners(view)
  if not isDisplayObject(view) then return end
  for i = view.numChildren or 0, 1, -1 do
    local child = view[i]
    if child and child.enterFrame then Runtime:removeEventListener('enterFrame', child) end
  end
end

-- `destroy`, then the view ends; without `isRecycled` the scene's file is forgotten, too.
function kernel.removeScene(name, isRecycled)
  local scene = known.byName[name]
  if scene and scene.view then
    kernel.tellScene(scene, 'destroy')
    forget(name)
    local view = scene.view
    scene.view = nil
    removeObject(view)
  end
  if scene and not isRecycled then
    known.byName[name] = nil
    package.loaded[name] = nil
  end
end

-- All that were shown or loaded, but the current one.
function kernel.removeHiddenScenes(isRecycled)
  local names = {}
  for i = 1, #known.shown do names[i] = known.shown[i] end
  for i = #names, 1, -1 do
    if names[i] ~= known.current then kernel.removeScene(names[i], isRecycled) end
  end
end
