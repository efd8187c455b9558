-- widget.newSegmentedControl and newTabBar: one of several. Source: Solar2D docs: library/widget.
local kernel = ...
local type, tonumber, tostring, display = type, tonumber, tostring, display
local floor = math.floor
local base = kernel.widgets
local theme, raise = base.theme, kernel.raise

local maxParts = 50
local stateOf = base.newRegistry()

local function stateFor(object, method)
  local state = stateOf[object]
  if not state then raise("bad argument #1 to '" .. method .. "' (widget expected, got " .. type(object) .. ')') end
  return state
end

local function indexArgument(state, value, method)
  local index = tonumber(value)
  if not index or not state.parts[index] then
    raise("bad argument #1 to '" .. method .. "' (number from 1 to " .. #state.parts .. ' expected, got '
      .. (index and tostring(value) or type(value)) .. ')')
  end
  return index
end

-- The part of the widget under a touch: they stand side by side, each as wide.
local function partUnder(group, state, event)
  local x = group:contentToLocal(event.x, event.y)
  if not x then return nil end
  local index = floor((x + state.partWidth * #state.parts / 2) / state.partWidth) + 1
  return state.parts[index] and index
end

local function checkCount(call, name, list)
  if #list == 0 or #list > maxParts then raise(call .. "(): '" .. name .. "' must have from 1 to " .. maxParts .. ' entries') end
end

local segmentedMethods, segmentedGetters = {}, {}

local function activate(state, index)
  state.active = index
  for i = 1, #state.parts do
    local part, isActive = state.parts[i], i == index
    part.box.isVisible = isActive
    base.fill(part.text, isActive and state.over or state.colour)
  end
end

function segmentedMethods:setActiveSegment(index)
  local state = stateFor(self, 'setActiveSegment')
  activate(state, indexArgument(state, index, 'setActiveSegment'))
end

function segmentedGetters.segmentLabel(control)
  local state = stateOf[control]
  return state.parts[state.active].label
end
function segmentedGetters.segmentNumber(control) return stateOf[control].active end

local function readOnly() end

base.define('newSegmentedControl', function(options)
  local reader = base.read('widget.newSegmentedControl', options)
  local labels, width, height = reader.list('segments'), reader.size('segmentWidth', 50), 30
  checkCount(reader.call, 'segments', labels)
  local group, onPress, total = base.newGroup(), reader.listener('onPress'), width * #labels
  base.stroke(base.box(group, 0, 0, total, height, 6, theme.surface), theme.accent, 1)
  local state = { partWidth = width, parts = {} }
  state.colour, state.over = reader.colours('labelColor', theme.accent, theme.onAccent)
  local size, deltaX, deltaY = reader.size('labelSize', 12), reader.number('labelXOffset', 0), reader.number('labelYOffset', 0)
  for i = 1, #labels do
    local x = (i - 0.5) * width - total / 2
    local label = tostring(labels[i])
    state.parts[i] = {
      label = label,
      box = base.box(group, x, 0, width - 4, height - 4, 4, theme.accent),
      text = base.text(group, label, x + deltaX, deltaY, reader.values.labelFont, size),
    }
  end
  stateOf[group] = state
  local first = reader.number('defaultSegment', 1)
  activate(state, state.parts[first] and first or 1)
  base.follow(group, {
    began = function(event)
      local index = partUnder(group, state, event)
      if not index then return false end
      activate(state, index)
      if onPress then base.tell(onPress, base.touchEvent(event, group, 'began')) end
    end,
    moved = readOnly, ended = readOnly, cancelled = readOnly,
  })
  return base.finish(group, reader, total, height, {
    id = 'widget_segmentedControl', methods = segmentedMethods, getters = segmentedGetters,
    setters = { segmentLabel = readOnly, segmentNumber = readOnly },
  })
end)

local tabMethods = {}

local function select(state, index)
  for i = 1, #state.parts do
    local part, isActive = state.parts[i], i == index
    base.fill(part.text, isActive and part.over or part.colour)
    part.mark.isVisible = isActive
    if part.picture then part.picture.isVisible = not (isActive and part.overPicture) end
    if part.overPicture then part.overPicture.isVisible = isActive end
  end
end

local function press(state, index, event)
  select(state, index)
  local part = state.parts[index]
  if part.onPress then base.tell(part.onPress, base.touchEvent(event, part, 'began')) end
end

-- With a second argument of true, as if the user had pressed it.
function tabMethods:setSelected(index, simulatesPress)
  local state = stateFor(self, 'setSelected')
  index = indexArgument(state, index, 'setSelected')
  if simulatesPress then press(state, index, {}) else select(state, index) end
end

local function tabPicture(group, options, file, x)
  if type(file) ~= 'string' then return nil end
  local width, height = tonumber(options.width) or 24, tonumber(options.height) or 24
  local picture = options.baseDir and display.newImageRect(file, options.baseDir, width, height)
    or display.newImageRect(file, width, height)
  if picture then
    base.put(group, picture)
    picture.x, picture.y = x, -6
  end
  return picture
end

base.define('newTabBar', function(options)
  local reader = base.read('widget.newTabBar', options)
  local buttons = reader.list('buttons')
  checkCount(reader.call, 'buttons', buttons)
  local width, height = reader.size('width', display.contentWidth), reader.size('height', 52)
  local group, selected = base.newGroup(), 1
  local state = { partWidth = width / #buttons, parts = {} }
  base.fill(base.put(group, display.newRect(0, 0, width, height)), theme.surface)
  base.fill(base.put(group, display.newRect(0, -height / 2 + 0.5, width, 1)), theme.line)
  for i = 1, #buttons do
    local own = base.read('widget.newTabBar, button ' .. i, buttons[i])
    local x = (i - 0.5) * state.partWidth - width / 2
    local part = { id = own.text('id', 'button'), onPress = own.listener('onPress') }
    part.colour, part.over = own.colours('labelColor', theme.mutedText, theme.accent)
    part.mark = base.box(group, x, -height / 2 + 1.5, state.partWidth * 0.5, 3, 1.5, theme.accent)
    part.picture = tabPicture(group, own.values, own.values.defaultFile, x)
    part.overPicture = tabPicture(group, own.values, own.values.overFile, x)
    local y = part.picture and height / 2 - 10 or 0
    part.text = base.text(group, own.text('label', ''), x + own.number('labelXOffset', 0), y + own.number('labelYOffset', 0),
      own.values.font, own.size('size', part.picture and 10 or 13))
    if own.values.selected then selected = i end
    state.parts[i] = part
  end
  stateOf[group] = state
  select(state, selected)
  base.follow(group, {
    began = function(event)
      local index = partUnder(group, state, event)
      if not index then return false end
      press(state, index, event)
    end,
    moved = readOnly, ended = readOnly, cancelled = readOnly,
  })
  return base.finish(group, reader, width, height, { id = 'widget_tabBar', methods = tabMethods })
end)
