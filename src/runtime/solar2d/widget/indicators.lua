-- widget.newProgressView and widget.newSpinner. Source: Solar2D docs: widget.newProgressView, widget.newSpinner.
local kernel = ...
local type, tonumber, display = type, tonumber, display
local cos, sin, pi = math.cos, math.sin, math.pi
local base = kernel.widgets
local theme, raise, isDisplayObject = base.theme, kernel.raise, kernel.isDisplayObject

local barHeight, fillMs = 8, 250
local barOf = base.newRegistry()

local function show(bar, progress)
  bar.shown = progress
  if not isDisplayObject(bar.fill) then return end
  bar.fill.isVisible = progress > 0
  if progress > 0 then bar.fill.width = bar.width * progress end
end

local function barFor(view, method)
  local bar = barOf[view]
  if not bar then raise("bad argument #1 to '" .. method .. "' (progress view expected, got " .. type(view) .. ')') end
  return bar
end

local progressMethods = {}

function progressMethods:setProgress(progress)
  local bar, goal = barFor(self, 'setProgress'), tonumber(progress)
  if not goal or goal ~= goal then
    raise("bad argument #1 to 'setProgress' (number from 0 to 1 expected, got " .. type(progress) .. ')')
  end
  if goal < 0 then goal = 0 elseif goal > 1 then goal = 1 end
  bar.progress = goal
  if bar.task then bar.task.alive = false end
  if not bar.isAnimated then return show(bar, goal) end
  local start = bar.shown
  bar.task = kernel.animate(fillMs, function(part) show(bar, start + (goal - start) * part) end)
end

function progressMethods:getProgress() return barFor(self, 'getProgress').progress end

function progressMethods:resizeView(width)
  local bar, number = barFor(self, 'resizeView'), tonumber(width)
  if not number or not (number > 0) then
    raise("bad argument #1 to 'resizeView' (number greater than 0 expected, got " .. type(width) .. ')')
  end
  bar.width, bar.track.width, bar.fill.x = number, number, -number / 2
  show(bar, bar.shown)
end

base.define('newProgressView', function(options)
  local reader = base.read('widget.newProgressView', options, true)
  local width = reader.size('width', 150)
  local group = base.newGroup()
  local bar = { width = width, progress = 0, isAnimated = reader.values.isAnimated == true }
  bar.track = base.box(group, 0, 0, width, barHeight, barHeight / 2, theme.track)
  bar.fill = base.box(group, -width / 2 + reader.number('fillXOffset', 0), reader.number('fillYOffset', 0), width, barHeight,
    barHeight / 2, theme.accent, 0)
  barOf[group] = bar
  show(bar, 0)
  return base.finish(group, reader, width, barHeight, { id = 'widget_progressView', methods = progressMethods })
end)

local spinnerOf = base.newRegistry()
local spinnerMethods = {}
local dots, degreesPerMs = 8, 0.36

function spinnerMethods:start()
  local spinner, view = spinnerOf[self], self
  if not spinner then raise("bad argument #1 to 'start' (spinner expected, got " .. type(self) .. ')') end
  if spinner.task and spinner.task.alive then return end
  local last
  spinner.task = kernel.decorate(function(now)
    if not isDisplayObject(view) then return false end
    view.rotation = (view.rotation + (last and now - last or 0) * degreesPerMs) % 360
    last = now
    return true
  end)
end

function spinnerMethods:stop()
  local spinner = spinnerOf[self]
  if not spinner then raise("bad argument #1 to 'stop' (spinner expected, got " .. type(self) .. ')') end
  if spinner.task then spinner.task.alive = false end
end

base.define('newSpinner', function(options)
  local reader = base.read('widget.newSpinner', options, true)
  local size = reader.size('width', reader.size('height', 40))
  local group = base.newGroup()
  local radius = size * 0.1
  for i = 1, dots do
    local angle = (i - 1) * 2 * pi / dots
    local reach = size / 2 - radius
    local dot = base.put(group, display.newCircle(cos(angle) * reach, sin(angle) * reach, radius))
    base.fill(dot, theme.mutedText)
    dot.strokeWidth = 0
    dot.alpha = i / dots
  end
  spinnerOf[group] = {}
  return base.finish(group, reader, size, size, { id = 'widget_spinner', methods = spinnerMethods })
end)
