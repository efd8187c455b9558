-- composer.showOverlay and hideOverlay: one scene above the current one. Source: Solar2D docs: composer.showOverlay.
local kernel = ...
local display = display
local removeObject = display.remove
local tellScene, moveView, placeView = kernel.tellScene, kernel.moveView, kernel.placeView
local isDisplayObject, known = kernel.isDisplayObject, kernel.scenes

local function parent() return known.current and known.byName[known.current] end

local function tell(overlay, name, phase)
  local params = nil
  if name == 'show' then params = overlay.params end
  tellScene(overlay.scene, name, phase, { params = params, sceneName = overlay.name, parent = parent() })
end

local function stopMoving(overlay)
  if overlay.task then overlay.task.alive = false end
  removeObject(overlay.blocker)
  overlay.task, overlay.blocker = nil, nil
end

-- `part` is the effect's, or nil.
local function run(overlay, part, timeMs, finish)
  if not part then return finish() end
  overlay.blocker = kernel.newTouchBlocker()
  placeView(overlay.scene.view, part)
  overlay.task = moveView(overlay.scene.view, part, timeMs, function()
    stopMoving(overlay)
    finish()
  end)
end

-- Its scene is removed, or only recycled when it is one that was gone to as well.
function kernel.hideOverlay(isRecycled, effect, timeMs)
  local overlay = known.overlay
  if not overlay then return end
  known.overlay = nil
  stopMoving(overlay)
  removeObject(overlay.pane)
  tell(overlay, 'hide', 'will')
  run(overlay, effect and effect.from, timeMs, function()
    tell(overlay, 'hide', 'did')
    for i = 1, #known.shown do
      if known.shown[i] == overlay.name then isRecycled = true end
    end
    if known.byName[overlay.name] == overlay.scene then kernel.removeScene(overlay.name, isRecycled) end
  end)
end

function kernel.showOverlay(name, scene, params, isModal, effect, timeMs)
  kernel.hideOverlay()
  -- Ending the overlay of the same name has forgotten the scene.
  known.byName[name] = scene
  local overlay = { name = name, scene = scene, params = params }
  known.overlay = overlay
  kernel.createView(scene, params, name)
  if isModal then
    overlay.pane = kernel.newTouchBlocker()
    known.stage:insert(overlay.pane)
  end
  local view = scene.view
  if isDisplayObject(view) then
    known.stage:insert(view)
    view.isVisible = true
    if not effect then placeView(view, {}) end
  end
  tell(overlay, 'show', 'will')
  if known.overlay ~= overlay then return end
  run(overlay, effect and effect.to, timeMs, function() tell(overlay, 'show', 'did') end)
end
