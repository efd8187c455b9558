-- widget.newTableView. Source: Solar2D docs: widget.newTableView, type/TableViewWidget.
local kernel, host = ...
local type, tonumber, display = type, tonumber, display
local abs, floor, min, max = math.abs, math.floor, math.min, math.max
local base = kernel.widgets
local raise, isDisplayObject = kernel.raise, kernel.isDisplayObject

local swipeReach = 40
local tableOf = base.newRegistry()
local methods = {}

local function tableFor(object, method)
  local view = tableOf[object]
  if not view then
    raise("bad argument #1 to '" .. method .. "' (table view expected, got " .. type(object)
      .. '): call methods with a colon')
  end
  return view
end

local function limits(view, axis)
  if axis == 'x' then return 0, 0 end
  return min(view.top, view.height - view.bottom - view.rows.height()), view.top
end

local function move(view)
  view.content.y = view.scroller.at.y - view.height / 2
  view.rows.lay()
end

local function keepWithin(view)
  local lowest, highest = limits(view, 'y')
  local at = view.scroller.at
  at.y = max(lowest, min(highest, at.y))
  move(view)
end

function methods:insertRow(options)
  local view = tableFor(self, 'insertRow')
  view.rows.insert(base.read('tableView:insertRow', options, true))
end

function methods:deleteRow(index) methods.deleteRows(self, { index }) end

function methods:deleteRows(indices)
  local view = tableFor(self, 'deleteRows')
  if type(indices) ~= 'table' then
    raise("bad argument #1 to 'deleteRows' (table of row indices expected, got " .. type(indices) .. ')')
  end
  view.rows.delete(indices)
  keepWithin(view)
end

function methods:deleteAllRows()
  local view = tableFor(self, 'deleteAllRows')
  view.rows.clear()
  view.scroller.stop()
  view.scroller.at.y = view.top
  move(view)
end

function methods:reloadData() tableFor(self, 'reloadData').rows.reload() end

function methods:getNumRows() return tableFor(self, 'getNumRows').rows.count() end

-- The group of the row, as long as it can be seen; else nil.
function methods:getRowAtIndex(index)
  local view, number = tableFor(self, 'getRowAtIndex'), tonumber(index)
  return number and view.rows.group(number) or nil
end

function methods:getContentPosition() return tableFor(self, 'getContentPosition').scroller.at.y end

function methods:scrollToY(options)
  local view = tableFor(self, 'scrollToY')
  local reader = base.read('tableView:scrollToY', options)
  view.scroller.scrollTo(nil, reader.number('y', 0), max(0, reader.number('time', 400)), reader.listener('onComplete'))
end

function methods:scrollToIndex(index, time, onComplete)
  local view, number = tableFor(self, 'scrollToIndex'), tonumber(index)
  if type(time) == 'function' then time, onComplete = nil, time end
  if not number or number < 1 or number > view.rows.count() then
    raise("bad argument #1 to 'scrollToIndex' (index of a row from 1 to " .. view.rows.count() .. ' expected, got '
      .. (number and index or type(index)) .. ')')
  end
  local lowest, highest = limits(view, 'y')
  local y = max(lowest, min(highest, view.top - view.rows.topOf(floor(number))))
  view.scroller.scrollTo(nil, y, max(0, tonumber(time) or 400), onComplete)
end

function methods:setIsLocked(isLocked) tableFor(self, 'setIsLocked').isLocked = isLocked and true or false end

-- The row under a touch; rows that are categories are none.
local function rowUnder(view, event)
  local _, y = view.content:contentToLocal(event.x, event.y)
  local index = y and view.rows.indexAt(y)
  if not index or view.rows.isCategory(index) then return nil end
  return index
end

local function listen(group, view, reader)
  local listener, onRowTouch = reader.listener('listener'), reader.listener('onRowTouch')
  local delayMs = reader.number('rowTouchDelay', 110)
  local pressed

  local function tellRow(phase, event)
    local row = pressed and view.rows.group(pressed.index)
    if row and onRowTouch then
      base.tell(onRowTouch, base.touchEvent(event, row, phase, { row = row, index = pressed.index }))
    end
  end

  local function letGo()
    if pressed then
      view.rows.colour(pressed.index, false)
    end
    pressed = nil
  end

  local function press(event)
    local index = rowUnder(view, event)
    pressed = index and { index = index }
    if not pressed then return end
    local mine, startAt = pressed, host.now()
    kernel.eachFrame(function(now)
      if pressed ~= mine or not isDisplayObject(group) then return false end
      if now - startAt < delayMs then return true end
      mine.hasPressed = true
      view.rows.colour(mine.index, true)
      tellRow('press', event)
      return false
    end)
  end

  local function tell(event, phase)
    if listener then base.tell(listener, base.touchEvent(event, group, phase)) end
  end

  function view.begin(event)
    view.scroller.begin(event)
    press(event)
    tell(event, 'began')
  end

  view.take = base.follow(group, {
    began = view.begin,
    moved = function(event)
      if view.scroller.drag(event) then letGo() end
      tell(event, 'moved')
    end,
    ended = function(event)
      view.scroller.lift()
      local deltaX = event.x - (event.xStart or event.x)
      if pressed then
        if abs(deltaX) > swipeReach then
          tellRow(deltaX < 0 and 'swipeLeft' or 'swipeRight', event)
        else
          tellRow(pressed.hasPressed and 'release' or 'tap', event)
        end
      end
      letGo()
      tell(event, 'ended')
    end,
    cancelled = function(event)
      letGo()
      view.scroller.lift()
      if event then tell(event, 'ended') end
    end,
  })
  return listener
end

function methods:takeFocus(event)
  local view = tableFor(self, 'takeFocus')
  if type(event) ~= 'table' or not (tonumber(event.x) and tonumber(event.y)) then
    raise("bad argument #1 to 'takeFocus' (touch event expected, got " .. type(event) .. ')')
  end
  if event.target ~= self then base.release(event.target) end
  view.begin(event)
  view.take(event)
end

base.define('newTableView', function(options)
  local reader = base.read('widget.newTableView', options)
  local width, height = reader.size('width', display.contentWidth), reader.size('height', display.contentHeight)
  local group = base.newClipped(reader, width, height)
  local content = display.newGroup()
  group:insert(content)
  content.x = -width / 2
  local view = { group = group, content = content, width = width, height = height,
    top = reader.number('topPadding', 0), bottom = reader.number('bottomPadding', 0),
    isLocked = options.isLocked == true, noLines = options.noLines == true,
    onRowRender = reader.listener('onRowRender') }
  function view.position() return view.scroller.at.y end
  view.rows = base.newRows(view)
  local listener
  view.scroller = base.newScroller{
    view = group, friction = reader.number('friction', 0.972), maxVelocity = reader.number('maxVelocity', 2),
    bounces = options.isBounceEnabled ~= false,
    isLocked = function(axis) return axis == 'x' or view.isLocked end,
    limits = function(axis) return limits(view, axis) end,
    move = function() move(view) end,
    tell = function(event)
      if listener then base.tell(listener, event) end
    end,
  }
  tableOf[group] = view
  listener = listen(group, view, reader)
  view.scroller.at.y = view.top
  move(view)
  return base.finish(group, reader, width, height, { id = 'widget_tableView', methods = methods })
end)
