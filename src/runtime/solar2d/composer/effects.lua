-- composer.effectList: how one scene gives way to another. Source: Solar2D docs: composer.gotoScene, and the engine for
-- what runs at the same time and what lies above. An app may add its own.
local kernel = ...
local type, pairs, display = type, pairs, display
local outQuad, linear = easing.outQuad, easing.linear
local try, isDisplayObject = kernel.try, kernel.isDisplayObject

local effects = {}
kernel.sceneEffects = effects

local function fade(from, to)
  from.alphaStart, from.alphaEnd, to.alphaStart, to.alphaEnd = 1, 0, 0, 1
end

local function turn(from, to)
  from.rotationStart, from.rotationEnd, to.rotationStart, to.rotationEnd = 0, -360, -360, 0
end

-- To and from a scale, about the middle of the content: (x, y) is where the view's corner goes.
local function zoom(scale, x, y)
  return { xEnd = x, yEnd = y, xScaleEnd = scale, yScaleEnd = scale },
    { xStart = x, yStart = y, xScaleStart = scale, yScaleStart = scale, xEnd = 0, yEnd = 0, xScaleEnd = 1, yScaleEnd = 1 }
end

local function flip(width)
  return { xEnd = width / 2, xScaleEnd = 0.001 }, { xStart = width / 2, xScaleStart = 0.001, xEnd = 0, xScaleEnd = 1 }
end

-- The new scene comes from (x, y); the old one goes the other way, or stays.
local function slide(x, y, pushes)
  local goal = pushes and -1 or 0
  return {
    from = { xStart = 0, yStart = 0, xEnd = x * goal, yEnd = y * goal, transition = outQuad },
    to = { xStart = x, yStart = y, xEnd = 0, yEnd = 0, transition = outQuad },
    concurrent = true,
    sceneAbove = true,
  }
end

local function build(width, height)
  for _, name in pairs{ 'fade', 'crossFade' } do
    local from, to = {}, {}
    fade(from, to)
    effects[name] = { from = from, to = to, concurrent = name == 'crossFade' or nil }
  end
  for name, isFading in pairs{ flip = false, flipFadeOutIn = true } do
    local from, to = flip(width)
    if isFading then fade(from, to) end
    effects[name] = { from = from, to = to }
  end
  for name, zoomOf in pairs{
    zoomOutIn = function() return zoom(0.001, width / 2, height / 2) end,
    zoomInOut = function() return zoom(2, -width / 2, -height / 2) end,
  } do
    for suffix, change in pairs{
      [''] = function() end,
      Fade = fade,
      Rotate = turn,
      FadeRotate = function(from, to) fade(from, to) turn(from, to) end,
    } do
      local from, to = zoomOf()
      change(from, to)
      effects[name .. suffix] = { from = from, to = to, hideOnOut = true }
    end
  end
  effects.fromRight, effects.slideLeft = slide(width, 0), slide(width, 0, true)
  effects.fromLeft, effects.slideRight = slide(-width, 0), slide(-width, 0, true)
  effects.fromTop, effects.slideDown = slide(0, -height), slide(0, -height, true)
  effects.fromBottom, effects.slideUp = slide(0, height), slide(0, height, true)
end

local builtWidth, builtHeight

-- The effect of that name for the content as it lies now, or nil.
function kernel.sceneEffect(name)
  local width, height = display.contentWidth, display.contentHeight
  if width ~= builtWidth or height ~= builtHeight then
    builtWidth, builtHeight = width, height
    build(width, height)
  end
  local effect = effects[name]
  if type(effect) == 'table' and type(effect.from) == 'table' and type(effect.to) == 'table' then return effect end
  return nil
end

local rest = { x = 0, y = 0, alpha = 1, xScale = 1, yScale = 1, rotation = 0 }

local function number(value, default)
  if type(value) == 'number' and value == value then return value end
  return default
end

-- Where a view stands when its part of an effect begins.
function kernel.placeView(view, part)
  if not isDisplayObject(view) then return end
  for key, default in pairs(rest) do view[key] = number(part[key .. 'Start'], default) end
end

-- Moves the view to where its part of the effect ends, then calls finish().
function kernel.moveView(view, part, timeMs, finish)
  local values = {}
  for key in pairs(rest) do
    local goal = number(part[key .. 'End'])
    if goal and isDisplayObject(view) then values[#values + 1] = { key = key, start = view[key], goal = goal } end
  end
  local ease = type(part.transition) == 'function' and part.transition or linear
  return kernel.animate(timeMs, function(progress)
    if not isDisplayObject(view) then return end
    for i = 1, #values do
      local value = values[i]
      local worked, at = false, nil
      if progress < 1 then worked, at = try(ease, progress * timeMs, timeMs, value.start, value.goal - value.start) end
      view[value.key] = worked and number(at) or value.goal
    end
  end, finish)
end
