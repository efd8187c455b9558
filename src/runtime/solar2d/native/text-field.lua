-- native.newTextField and native.newTextBox: display objects without a picture, over which the page shows a field.
-- Source: Solar2D docs: type/TextField, type/TextBox, event/userInput.
local kernel, host = ...
local type, tonumber, tostring = type, tonumber, tostring
local min, floor, sub, find = math.min, math.floor, string.sub, string.find
local raise, stateOf, objectOf = kernel.raise, kernel.stateOf, kernel.objectOf
local later, fontOf, defaultOf = kernel.later, kernel.fontOf, display.getDefault

local maxCharacters = 65536
local defaultBoxSize = 16

kernel.defineKind('native')

-- An object with a place and a size, and nothing to see.
function kernel.newNativeObject(parent, x, y, width, height)
  return kernel.newObject('native', host.newNativeObject(width, height), parent, x, y, width, height)
end

-- By object: { id, kind, text, size, font, … }. An entry lives as long as its object.
local fieldOf = {}
local focused

local function fieldFor(object, method)
  local field = fieldOf[object]
  if not field then
    raise("bad argument #1 to '" .. method .. "' (native text field expected, got " .. type(object)
      .. '): call methods with a colon')
  end
  return field
end

local function asText(value, key)
  local kind = type(value)
  if kind == 'nil' then return '' end
  if kind ~= 'string' and kind ~= 'number' and kind ~= 'boolean' then
    raise("bad value for property '" .. key .. "' (string expected, got " .. kind .. ')')
  end
  return sub(tostring(value), 1, maxCharacters)
end

local getters, setters, methods = {}, {}, {}

function getters.text(object) return fieldOf[object].text end

function setters.text(object, value)
  local field, text = fieldOf[object], asText(value, 'text')
  if text == field.text then return end
  field.text, field.first, field.last = text, nil, nil
  host.setFieldText(field.id, text)
end

local function property(name, read)
  getters[name] = function(object) return fieldOf[object][name] end
  setters[name] = function(object, value)
    local field = fieldOf[object]
    field[name] = read(value, name)
    host.setField(field.id, name, field[name])
  end
end

local function truth(value) return value and true or false end

property('placeholder', function(value, name)
  if value == nil then return nil end
  return asText(value, name)
end)
property('isSecure', truth)
property('hasBackground', truth)
property('isEditable', truth)

local function choice(name)
  getters[name] = function(object) return fieldOf[object][name] end
  setters[name] = function(object, value)
    local field, wanted = fieldOf[object], asText(value, name)
    if host.setField(field.id, name, wanted) then
      field[name] = wanted
    else
      host.warnOnce(name .. " '" .. wanted .. "' is not simulated; it stays '" .. field[name] .. "'")
    end
  end
end

choice('inputType')
choice('align')

local function setSize(field, size)
  field.size = size
  host.setField(field.id, 'fontSize', size)
end

function getters.size(object) return fieldOf[object].size end

-- As on the device, nil and 0 are the platform's own size.
function setters.size(object, value)
  local size = value == nil and 0 or tonumber(value)
  if not size or size ~= size then
    raise("bad value for property 'size' (number expected, got " .. type(value) .. ')')
  end
  setSize(fieldOf[object], size > 0 and min(size, 1000) or defaultBoxSize)
end

function getters.font(object) return fieldOf[object].font end

function setters.font(object, value)
  local field = fieldOf[object]
  local name, size = fontOf(value)
  if value ~= nil and not name then
    raise("bad value for property 'font' (what native.newFont() gives expected, got " .. type(value) .. ')')
  end
  field.font = value
  host.setField(field.id, 'fontFamily', name and not find(name, '^native%.') and name or '')
  if size then setSize(field, size) end
end

-- Taken and given back: a page has no such thing to show.
for _, name in pairs{ 'isFontSizeScaled', 'autocorrectionType', 'spellCheckingType', 'clearButtonMode', 'margin' } do
  property(name, function(value) return value end)
end

function methods:setTextColor(...)
  local field = fieldFor(self, 'setTextColor')
  local red, green, blue, alpha = ...
  red, green, blue, alpha = tonumber(red), tonumber(green), tonumber(blue), tonumber(alpha)
  if not red then raise("bad argument #1 to 'setTextColor' (number expected, got " .. type((...)) .. ')') end
  -- One or two numbers are a gray and its alpha.
  if not blue then green, blue, alpha = red, red, green end
  host.setFieldColour(field.id, red, green, blue, alpha or 1)
end

function methods:setReturnKey(key)
  fieldFor(self, 'setReturnKey').returnKey = key
end

function methods:setSelection(first, last)
  local field = fieldFor(self, 'setSelection')
  first, last = tonumber(first), tonumber(last)
  if not first then raise("bad argument #1 to 'setSelection' (number expected)") end
  field.first, field.last = first, last or first
  host.selectInField(field.id, field.first, field.last)
end

-- What was selected last by setSelection(); else the end of the text.
function methods:getSelection()
  local field = fieldFor(self, 'getSelection')
  local ends = host.fieldLength(field.id)
  return min(field.first or ends, ends), min(field.last or ends, ends)
end

function methods:resizeFontToFitHeight()
  setSize(fieldFor(self, 'resizeFontToFitHeight'), floor(self.height * 0.6))
end

function methods:resizeHeightToFitFont()
  self.height = fieldFor(self, 'resizeHeightToFitFont').size / 0.6
end

local function removed(object)
  local field = fieldOf[object]
  if focused == object then focused = nil end
  fieldOf[object] = nil
  if field then host.removeField(field.id) end
end

local function newField(kind, call)
  return function(...)
    local parent, x, y, width, height = kernel.takeParent(...)
    x, y, width, height = tonumber(x), tonumber(y), tonumber(width), tonumber(height)
    if not (x and y and width and height) then
      raise('native.' .. call .. '() expects x, y, width, height (numbers)')
    end
    if not host.canAddField() then
      raise('too many native text fields: ' .. host.maxFields .. ' is the limit')
    end
    local object, state = kernel.newNativeObject(parent, x, y, width, height)
    local field = { id = state.id, kind = kind, text = '', isEditable = kind == 'field', isSecure = false,
      hasBackground = true, inputType = 'default', align = 'left', font = native.systemFont,
      isFontSizeScaled = defaultOf(kind == 'field' and 'isNativeTextFieldFontSizeScaled'
        or 'isNativeTextBoxFontSizeScaled') }
    fieldOf[object] = field
    host.addField(field.id, kind)
    setSize(field, kind == 'field' and floor(height * 0.6) or defaultBoxSize)
    return kernel.extendObject(object, { methods = methods, getters = getters, setters = setters, removed = removed })
  end
end

native.newTextField, native.newTextBox = newField('field', 'newTextField'), newField('box', 'newTextBox')

local function tell(object, phase, event)
  local state = stateOf[object]
  if not state or not fieldOf[object] then return end
  event = event or {}
  event.name, event.phase, event.target = 'userInput', phase, object
  kernel.dispatch(state.listeners, event)
end

-- nil takes the keyboard away. The fields hear of it in the next frame, as on the device.
function native.setKeyboardFocus(object)
  if object ~= nil and not fieldOf[object] then
    raise("bad argument #1 to 'setKeyboardFocus' (native text field or nil expected, got " .. type(object) .. ')')
  end
  local left = focused
  if left == object then return end
  focused = object
  host.focusField(object and fieldOf[object].id)
  later(function()
    if left then tell(left, 'ended') end
    if object then tell(object, 'began') end
  end)
end

-- What the user did, after the host has taken it over.
function kernel.fieldInput(id, phase, text, newCharacters, startPosition, numDeleted)
  local object = objectOf[id]
  local field = object and fieldOf[object]
  if not field then return end
  if phase == 'began' then focused = object elseif phase == 'ended' and focused == object then focused = nil end
  if phase ~= 'editing' then return tell(object, phase) end
  local oldText = field.text
  field.text, field.first, field.last = text, nil, nil
  tell(object, phase, { text = text, oldText = oldText, newCharacters = newCharacters, startPosition = startPosition,
    numDeleted = numDeleted })
end
