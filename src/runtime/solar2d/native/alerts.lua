-- native.showAlert and native.cancelAlert. Source: Solar2D docs: native.showAlert, event/completion.
local kernel, host = ...
local type, tostring, setmetatable = type, tostring, setmetatable
local guard, later, raise = kernel.guard, kernel.later, kernel.raise

local maxButtons = 5
local listenerOf, idOf = {}, setmetatable({}, { __mode = 'k' })

local function text(value, index, name)
  local kind = type(value)
  if kind == 'string' or kind == 'number' then return tostring(value) end
  raise('bad argument #' .. index .. " to '" .. name .. "' (string expected, got " .. kind .. ')')
end

local function tell(id, action, index)
  local listener = listenerOf[id]
  listenerOf[id] = nil
  local event = { name = 'completion', action = action, index = index }
  if type(listener) == 'function' then
    guard(listener, event)
  elseif type(listener) == 'table' then
    guard(function()
      local method = listener.completion
      if type(method) == 'function' then method(listener, event) end
    end)
  end
end

function native.showAlert(title, message, buttonLabels, listener)
  title, message = text(title, 1, 'showAlert'), text(message, 2, 'showAlert')
  local labels = {}
  if buttonLabels ~= nil then
    if type(buttonLabels) ~= 'table' then
      raise("bad argument #3 to 'showAlert' (table of button labels expected, got " .. type(buttonLabels) .. ')')
    end
    for i = 1, maxButtons do
      local label = buttonLabels[i]
      if label == nil then break end
      labels[i] = text(label, 3, 'showAlert')
    end
    if buttonLabels[maxButtons + 1] ~= nil then
      host.warnOnce('native.showAlert(): an alert has at most five buttons; the others are left out')
    end
  end
  local id = host.showAlert(title, message, labels[1], labels[2], labels[3], labels[4], labels[5])
  if not id then
    host.warnOnce('native.showAlert(): too many alerts are open; close one with native.cancelAlert() first')
    return nil
  end
  listenerOf[id] = listener
  local handle = {}
  idOf[handle] = id
  return handle
end

-- The listener hears of it in the next frame, as on the device.
function native.cancelAlert(handle)
  if type(handle) ~= 'table' then
    raise("bad argument #1 to 'cancelAlert' (what native.showAlert() returned expected, got " .. type(handle) .. ')')
  end
  local id = idOf[handle]
  if id and host.closeAlert(id) then
    later(function() tell(id, 'cancelled', 0) end)
  end
end

-- The host has closed the alert: its button at `index`, or none.
function kernel.alertAnswered(id, index)
  tell(id, index and 'clicked' or 'cancelled', index or 0)
end
