-- widget.newPickerWheel: columns of labels, of which the one in the middle is chosen. Source: Solar2D docs:
-- widget.newPickerWheel.
local kernel = ...
local type, tonumber, tostring, display = type, tonumber, tostring, display
local floor, max, min = math.floor, math.max, math.min
local base = kernel.widgets
local theme, raise = base.theme, kernel.raise

local shownRows, maxColumns, maxLabels = 5, 20, 1000
local wheelOf = base.newRegistry()
local methods = {}

local function wheelFor(object, method)
  local wheel = wheelOf[object]
  if not wheel then
    raise("bad argument #1 to '" .. method .. "' (picker wheel expected, got " .. type(object) .. ')')
  end
  return wheel
end

local function indexOf(column, rowHeight)
  return max(1, min(#column.labels, floor(-column.scroller.at.y / rowHeight + 0.5) + 1))
end

local function show(wheel, column)
  column.content.y = column.scroller.at.y
  local index = indexOf(column, wheel.rowHeight)
  for i = 1, #column.texts do
    local text = column.texts[i]
    base.fill(text, i == index and wheel.selectedColour or wheel.colour)
    text.isVisible = i >= index - 3 and i <= index + 3
  end
end

function methods:getValues()
  local wheel, values = wheelFor(self, 'getValues'), {}
  for i = 1, #wheel.columns do
    local column = wheel.columns[i]
    local index = indexOf(column, wheel.rowHeight)
    values[i] = { index = index, value = column.labels[index] }
  end
  return values
end

local function tell(wheel, group, column, row)
  if wheel.onValueSelected then base.tell(wheel.onValueSelected, { name = 'valueSelected', target = group, column = column, row = row }) end
end

function methods:selectValue(columnIndex, rowIndex, isSnapped)
  local wheel = wheelFor(self, 'selectValue')
  local column, row = wheel.columns[tonumber(columnIndex)], tonumber(rowIndex)
  if not column or not column.labels[row] then
    raise('pickerWheel:selectValue() expects the numbers of a column and of one of its rows')
  end
  column.scroller.scrollTo(nil, (1 - row) * wheel.rowHeight, isSnapped and 0 or 200, function()
    tell(wheel, self, columnIndex, row)
  end)
end

-- Comes to rest on a row.
local function snap(wheel, group, number, column)
  local index = indexOf(column, wheel.rowHeight)
  local goal = (1 - index) * wheel.rowHeight
  if column.scroller.at.y == goal then return tell(wheel, group, number, index) end
  column.scroller.scrollTo(nil, goal, 120, function() tell(wheel, group, number, index) end)
end

local function newColumn(wheel, group, reader, number, x, width)
  local labels, texts = reader.list('labels'), {}
  if #labels == 0 or #labels > maxLabels then
    raise(reader.call .. "(): 'labels' must have from 1 to " .. maxLabels .. ' entries')
  end
  local content = display.newGroup()
  group:insert(content)
  local align, padding = reader.text('align', 'center'), reader.number('labelPadding', 6)
  for i = 1, #labels do
    local y = (i - 1) * wheel.rowHeight
    local at, anchorX = x + width / 2, 0.5
    if align == 'left' then at, anchorX = x + padding, 0 elseif align == 'right' then at, anchorX = x + width - padding, 1 end
    texts[i] = base.text(content, tostring(labels[i]), at, y, wheel.font, wheel.fontSize, nil, anchorX)
  end
  local column = { labels = labels, texts = texts, content = content, left = x, right = x + width }
  column.scroller = base.newScroller{
    view = group, friction = 0.93, maxVelocity = 3, bounces = true,
    isLocked = function(axis) return axis == 'x' end,
    limits = function(axis)
      if axis == 'x' then return 0, 0 end
      return (1 - #labels) * wheel.rowHeight, 0
    end,
    move = function() show(wheel, column) end,
    tell = function(event)
      if event.phase == 'stopped' then snap(wheel, group, number, column) end
    end,
  }
  local start = max(1, min(#labels, floor(reader.number('startIndex', 1))))
  column.scroller.at.y = (1 - start) * wheel.rowHeight
  show(wheel, column)
  return column
end

base.define('newPickerWheel', function(options)
  local reader = base.read('widget.newPickerWheel', options)
  local definitions = reader.list('columns')
  if #definitions == 0 or #definitions > maxColumns then
    raise(reader.call .. "(): 'columns' must have from 1 to " .. maxColumns .. ' entries')
  end
  local isResizable = reader.text('style', '') == 'resizable'
  local width = isResizable and reader.size('width', 280) or 320
  local rowHeight = isResizable and reader.size('rowHeight', 40) or 222 / shownRows
  local height = rowHeight * shownRows
  local group = base.begin(display.newContainer(width, height))
  local wheel = { columns = {}, rowHeight = rowHeight, font = options.font, fontSize = reader.size('fontSize', 22),
    colour = reader.colour('fontColor', theme.mutedText), selectedColour = reader.colour('fontColorSelected', theme.text),
    onValueSelected = reader.listener('onValueSelected') }
  base.fill(base.put(group, display.newRect(0, 0, width, height)), reader.colour('columnColor', theme.surface))
  base.box(group, 0, 0, width - 8, rowHeight, 6, theme.line)
  local x = -width / 2
  for i = 1, #definitions do
    local own = base.read('widget.newPickerWheel, column ' .. i, definitions[i])
    local columnWidth = own.size('width', width / #definitions)
    wheel.columns[i] = newColumn(wheel, group, own, i, x, columnWidth)
    x = x + columnWidth
  end
  wheelOf[group] = wheel
  local held
  local function lift() if held then held.scroller.lift() end end
  base.follow(group, {
    began = function(event)
      local at = group:contentToLocal(event.x, event.y)
      held = nil
      for i = 1, #wheel.columns do
        local column = wheel.columns[i]
        if at and at >= column.left and at < column.right then held = column end
      end
      if held then held.scroller.begin(event) end
    end,
    moved = function(event) if held then held.scroller.drag(event) end end,
    ended = lift,
    cancelled = lift,
  })
  return base.finish(group, reader, width, height, { id = 'widget_pickerWheel', methods = methods })
end)
