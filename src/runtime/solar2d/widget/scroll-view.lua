-- widget.newScrollView. Source: Solar2D docs: widget.newScrollView, type/ScrollViewWidget.
local kernel = ...
local type, tonumber, display = type, tonumber, display
local max, min = math.max, math.min
local base = kernel.widgets
local theme, raise = base.theme, kernel.raise

local viewOf = base.newRegistry()
local methods = {}

local function viewFor(object, method)
  local view = viewOf[object]
  if not view then
    raise("bad argument #1 to '" .. method .. "' (scroll view expected, got " .. type(object)
      .. '): call methods with a colon')
  end
  return view
end

-- Where the content ends, as far as it was known when something was inserted last.
local function measure(view)
  if not view.isDirty then return end
  view.isDirty = false
  local content = view.content
  if content.numChildren == 0 then return end
  local bounds = content.contentBounds
  local left, top = content:localToContent(0, 0)
  view.scrollWidth = max(view.scrollWidth, bounds.xMax - left)
  view.scrollHeight = max(view.scrollHeight, bounds.yMax - top)
end

local function limits(view, axis)
  measure(view)
  local padding, size, room, before
  if axis == 'x' then
    padding, size, room, before = view.right, view.scrollWidth, view.width, view.left
  else
    padding, size, room, before = view.bottom, view.scrollHeight, view.height, view.top
  end
  return min(before, room - padding - size), before
end

local function move(view)
  local at = view.scroller.at
  view.content.x, view.content.y = at.x - view.width / 2, at.y - view.height / 2
end

function methods:insert(...)
  local view = viewFor(self, 'insert')
  view.content:insert(...)
  view.isDirty = true
end

function methods:remove(...) return viewFor(self, 'remove').content:remove(...) end

function methods:getView() return viewFor(self, 'getView').content end

function methods:getContentPosition()
  local at = viewFor(self, 'getContentPosition').scroller.at
  return at.x, at.y
end

local function timeOf(reader)
  local time = reader.number('time', 400)
  return time > 0 and time or 0
end

function methods:scrollToPosition(options)
  local view = viewFor(self, 'scrollToPosition')
  local reader = base.read('scrollView:scrollToPosition', options)
  view.scroller.scrollTo(reader.number('x'), reader.number('y'), timeOf(reader), reader.listener('onComplete'))
end

function methods:scrollTo(position, options)
  local view = viewFor(self, 'scrollTo')
  local reader = base.read('scrollView:scrollTo', options, true)
  local leftmost, right = limits(view, 'x')
  local lowest, top = limits(view, 'y')
  local x, y
  if position == 'top' then y = top
  elseif position == 'bottom' then y = lowest
  elseif position == 'left' then x = right
  elseif position == 'right' then x = leftmost
  else raise("scrollView:scrollTo() expects 'top', 'bottom', 'left' or 'right'") end
  view.scroller.scrollTo(x, y, timeOf(reader), reader.listener('onComplete'))
end

function methods:setIsLocked(isLocked, axis)
  local view = viewFor(self, 'setIsLocked')
  if axis ~= 'vertical' then view.locked.x = isLocked and true or false end
  if axis ~= 'horizontal' then view.locked.y = isLocked and true or false end
end

local function sizeSetter(name, key)
  methods[name] = function(self, size)
    local view, number = viewFor(self, name), tonumber(size)
    if not number or not (number >= 0) then
      raise("bad argument #1 to '" .. name .. "' (number expected, got " .. type(size) .. ')')
    end
    measure(view)
    view[key] = number
  end
end
sizeSetter('setScrollWidth', 'scrollWidth')
sizeSetter('setScrollHeight', 'scrollHeight')

function methods:setSize(width, height)
  local view = viewFor(self, 'setSize')
  width, height = tonumber(width) or view.width, tonumber(height) or view.height
  if not (width > 0 and height > 0) then raise('scrollView:setSize() expects numbers greater than 0') end
  view.width, view.height = width, height
  self.width, self.height = width, height
  view.background.width, view.background.height = width, height
  move(view)
end

-- The finger of another widget's touch scrolls from now on.
function methods:takeFocus(event)
  local view = viewFor(self, 'takeFocus')
  if type(event) ~= 'table' or not (tonumber(event.x) and tonumber(event.y)) then
    raise("bad argument #1 to 'takeFocus' (touch event expected, got " .. type(event) .. ')')
  end
  if event.target ~= self then base.release(event.target) end
  view.begin(event)
  view.take(event)
end

-- A box that clips, with a background that takes touches.
function base.newClipped(reader, width, height)
  local group = base.begin(display.newContainer(width, height))
  local background = display.newRect(0, 0, width, height)
  base.put(group, background)
  base.fill(background, reader.colour('backgroundColor', theme.surface))
  if reader.values.hideBackground then
    background.isVisible, background.isHitTestable = false, true
  end
  return group, background
end

base.define('newScrollView', function(options)
  local reader = base.read('widget.newScrollView', options)
  local width, height = reader.size('width', display.contentWidth), reader.size('height', display.contentHeight)
  local group, background = base.newClipped(reader, width, height)
  local content = display.newGroup()
  group:insert(content)
  local listener = reader.listener('listener')
  local view = {
    width = width, height = height, content = content, background = background,
    scrollWidth = reader.number('scrollWidth', 0), scrollHeight = reader.number('scrollHeight', 0),
    left = reader.number('leftPadding', 0), right = reader.number('rightPadding', 0),
    top = reader.number('topPadding', 0), bottom = reader.number('bottomPadding', 0),
    locked = {
      x = options.horizontalScrollDisabled == true or options.isLocked == true,
      y = options.verticalScrollDisabled == true or options.isLocked == true,
    },
  }
  local function tell(event)
    if listener then base.tell(listener, event) end
  end
  view.scroller = base.newScroller{
    view = group, friction = reader.number('friction', 0.972), maxVelocity = 4,
    bounces = options.isBounceEnabled ~= false,
    isLocked = function(axis) return view.locked[axis] end,
    limits = function(axis) return limits(view, axis) end,
    move = function() move(view) end,
    tell = tell,
  }
  viewOf[group] = view
  local scroller = view.scroller
  function view.begin(event)
    scroller.begin(event)
    tell(base.touchEvent(event, group, 'began'))
  end
  local function lift(event)
    scroller.lift()
    if event then tell(base.touchEvent(event, group, 'ended')) end
  end
  view.take = base.follow(group, {
    began = view.begin,
    moved = function(event)
      scroller.drag(event)
      tell(base.touchEvent(event, group, 'moved'))
    end,
    ended = lift,
    cancelled = lift,
  })
  move(view)
  return base.finish(group, reader, width, height, { id = 'widget_scrollView', methods = methods })
end)
