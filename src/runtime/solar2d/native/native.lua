-- native.*: fonts, the activity indicator, what is remembered, and what is refused.
local kernel, host = ...
local type, tostring = type, tostring

local raise = kernel.raise

native = {}

native.systemFont, native.systemFontBold = 'native.systemFont', 'native.systemFontBold'

-- The name and the size, or nil: of a font by name, or of what native.newFont() gave.
function kernel.fontOf(font) return host.fontOf(font) end

-- For texts: what has no name is the platform's own font.
function kernel.fontName(font)
  local name = host.fontOf(font)
  return name or ''
end

function native.newFont(name, size)
  local font = host.newFont(name, size)
  if font == nil then
    raise("bad argument #1 to 'newFont' (font name expected, got " .. type(name) .. ')')
  end
  return font
end

local families = { 'Courier New', 'Georgia', 'Helvetica', 'Times New Roman', 'Verdana' }

function native.getFontNames()
  local names = {}
  for i = 1, #families do names[i] = families[i] end
  return names
end

function native.setActivityIndicator(isBusy) host.setBusy(isBusy and true or false) end

function native.requestExit()
  if host.requestExit() then return end
  host.warnOnce('native.requestExit(): a device would leave the app now; the simulator lets it run on')
end

local maxRemembered = 100

-- A table of the app's scalars that cannot grow without end.
local function memory()
  local values, count = {}, 0
  local function set(key, value)
    if values[key] == nil then
      if count >= maxRemembered then return end
      count = count + 1
    end
    values[key] = value
  end
  return set, function(key) return values[key] end
end

local setProperty, getProperty = memory()

function native.setProperty(key, value)
  if type(key) ~= 'string' then
    raise("bad argument #1 to 'setProperty' (string expected, got " .. type(key) .. ')')
  end
  setProperty(key, value)
end

function native.getProperty(key)
  if type(key) ~= 'string' then
    raise("bad argument #1 to 'getProperty' (string expected, got " .. type(key) .. ')')
  end
  return getProperty(key)
end

local setSync, getSync = memory()

function native.setSync(filename, params)
  if type(filename) ~= 'string' or type(params) ~= 'table' then
    raise('native.setSync() expects a file name (string) and a table such as { iCloudBackup = false }')
  end
  setSync(filename, params.iCloudBackup and true or false)
end

function native.getSync(filename, params)
  if type(filename) ~= 'string' or type(params) ~= 'table' then
    raise('native.getSync() expects a file name (string) and a table such as { key = "iCloudBackup" }')
  end
  if params.key ~= 'iCloudBackup' then return nil end
  return getSync(filename) ~= false
end

local function refused(call)
  return function(name)
    local what = type(name) == 'string' and call .. "('" .. tostring(name) .. "')" or call .. '()'
    host.unsupported(what .. ' is refused: the simulator shows no windows of other services')
    return false
  end
end

native.showPopup, native.showWebPopup = refused('native.showPopup'), refused('native.showWebPopup')

function native.canShowPopup() return false end

function native.cancelWebPopup() return false end
