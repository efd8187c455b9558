-- composer.gotoScene: from one scene to the next, one change at a time. The order of the events is the engine's:
-- hide will, create, hide did, show will, show did; with an effect that is not concurrent, the old scene has gone before
-- hide did.
local kernel, host = ...
local type, tonumber, display = type, tonumber, display
local newRect, removeObject = display.newRect, display.remove
local tellScene, later, moveView, placeView = kernel.tellScene, kernel.later, kernel.moveView, kernel.placeView
local isDisplayObject, known = kernel.isDisplayObject, kernel.scenes

local instantly = { from = {}, to = {}, concurrent = true }

local function swallow() return true end

-- An invisible pane that takes every touch.
function kernel.newTouchBlocker()
  local pane = newRect(display.contentCenterX, display.contentCenterY, display.actualContentWidth * 1.25,
    display.actualContentHeight * 1.25)
  pane.anchorX, pane.anchorY = 0.5, 0.5
  pane.isVisible, pane.isHitTestable = false, true
  pane:addEventListener('touch', swallow)
  pane:addEventListener('tap', swallow)
  return pane
end

-- The change under way, and what an app asked for meanwhile: the last of it is done when the change is over.
local change, waiting

local function goOn()
  local wanted = waiting
  waiting = nil
  if wanted and not change then kernel.gotoScene(wanted) end
end

local function over(finished)
  change = nil
  removeObject(finished.blocker)
  if isDisplayObject(finished.oldView) then finished.oldView.isVisible = false end
  if known.byName[finished.name] == finished.scene then
    kernel.rememberScene(finished.name)
    tellScene(finished.scene, 'show', 'did', { params = finished.params })
    if finished.recycles() and not change then kernel.removeHiddenScenes(true) end
  end
  goOn()
end

local function show(current)
  local old = current.oldName and known.byName[current.oldName]
  if old then tellScene(old, 'hide', 'did') end
  tellScene(current.scene, 'show', 'will', { params = current.params })
  if current.effect.hideOnOut and isDisplayObject(current.oldView) then current.oldView.isVisible = false end
  local view = current.scene.view
  if isDisplayObject(view) then view.isVisible = true end
  moveView(view, current.effect.to, current.timeMs, function() over(current) end)
end

local function start(wanted)
  local scene, effect = wanted.scene, wanted.effect
  local oldName = known.current
  local old = oldName and known.byName[oldName]
  local oldView = old and old.view
  change = { name = wanted.name, scene = scene, params = wanted.params, effect = effect, timeMs = wanted.timeMs,
    oldName = oldName, oldView = oldView, recycles = wanted.recycles }
  local current = change
  if old then
    kernel.dropFrameListeners(oldView)
    tellScene(old, 'hide', 'will')
  end
  known.previous, known.current = oldName, wanted.name
  current.blocker = kernel.newTouchBlocker()
  kernel.createView(scene, wanted.params)
  local view = scene.view
  if isDisplayObject(view) then
    if effect.sceneAbove then known.stage:insert(view) else known.stage:insert(1, view) end
    placeView(view, effect.to)
    view.isVisible = false
  end
  if isDisplayObject(current.blocker) then current.blocker:toFront() end
  local hasLook = isDisplayObject(oldView) and (oldView.numChildren or 0) > 0
  if not hasLook then return show(current) end
  if effect.concurrent then
    moveView(oldView, effect.from, current.timeMs)
    show(current)
  else
    moveView(oldView, effect.from, current.timeMs, function() show(current) end)
  end
end

-- The scene that is there already: hidden and shown again, one event in each frame.
local function reload(wanted)
  local scene = wanted.scene
  change = { name = wanted.name, scene = scene }
  if wanted.recreates then kernel.removeScene(wanted.name, true) end
  tellScene(scene, 'hide', 'will')
  later(function()
    tellScene(scene, 'hide', 'did')
    later(function()
      kernel.createView(scene, wanted.params)
      later(function()
        tellScene(scene, 'show', 'will', { params = wanted.params })
        later(function()
          change = nil
          tellScene(scene, 'show', 'did', { params = wanted.params })
          goOn()
        end)
      end)
    end)
  end)
end

-- `wanted`: { name, scene, effect, timeMs, params, recreates, recycles }.
function kernel.gotoScene(wanted)
  if change then
    waiting = wanted
    return
  end
  known.byName[wanted.name] = wanted.scene
  if known.current == wanted.name then reload(wanted) else start(wanted) end
end

-- The effect and the time of a table of options.
function kernel.effectOf(name, time)
  local effect = name ~= nil and kernel.sceneEffect(name)
  if name ~= nil and not effect then
    host.warnOnce("composer: there is no effect '" .. (type(name) == 'string' and name or type(name))
      .. "'; the scene changes at once")
  end
  if not effect then return instantly, 0 end
  local timeMs = tonumber(time)
  if not timeMs or timeMs ~= timeMs then timeMs = 500 end
  return effect, timeMs > 0 and timeMs or 0
end
