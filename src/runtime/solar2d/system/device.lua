-- What system.* does with the device. Most of it has no effect here, and says so.
local kernel, host = ...
local type, error, sub, match, lower = type, error, string.sub, string.match, string.lower

local eventSources, openable = host.eventSources, host.openableSchemes

local function text(name, value, index, level)
  if type(value) ~= 'string' then
    error('bad argument #' .. index .. " to '" .. name .. "' (string expected, got " .. type(value) .. ')', level + 1)
  end
  return value
end

local function number(name, value)
  if type(value) ~= 'number' or value ~= value then
    local got = type(value) == 'number' and 'nan' or type(value)
    error("bad argument #1 to '" .. name .. "' (number expected, got " .. got .. ')', 3)
  end
  return value
end

function system.hasEventSource(name) return eventSources[text('hasEventSource', name, 1, 2)] == true end
function Runtime:hasEventSource(name) return eventSources[text('hasEventSource', name, 1, 2)] == true end

-- How the device is held.
function kernel.setOrientation(orientation) system.orientation = orientation end

kernel.isMultitouch = false

-- Other kinds of events need no switch.
function system.activate(name)
  if text('activate', name, 1, 2) == 'multitouch' then kernel.isMultitouch = true end
end

function system.deactivate(name)
  if text('deactivate', name, 1, 2) == 'multitouch' then kernel.isMultitouch = false end
end

local function scheme(name, url)
  if type(url) ~= 'string' then
    host.warn('system.' .. name .. '() expects a string URL as argument #1 (got ' .. type(url) .. ')')
  elseif url == '' then
    host.warn('system.' .. name .. '() called with empty URL')
  else
    return lower(match(url, '^([%a][%w+.-]*):') or '')
  end
  return nil
end

function system.canOpenURL(url)
  local found = scheme('canOpenURL', url)
  if not found then return nil end
  return openable[found] == true
end

-- Tells what the platform would; nothing is opened.
function system.openURL(url)
  local found = scheme('openURL', url)
  if not found then return false end
  host.warnOnce('system.openURL opens nothing here: ' .. sub(url, 1, 500))
  return openable[found] == true
end

local isIdleTimerOn = true
function system.setIdleTimer(isOn) isIdleTimerOn = isOn and true or false end
function system.getIdleTimer() return isIdleTimerOn end

function system.getInputDevices() return {} end

-- Seconds for which a tap waits whether another follows.
kernel.tapDelay = 0
function system.setTapDelay(delay)
  local seconds = number('setTapDelay', delay)
  kernel.tapDelay = seconds > 0 and seconds or 0
end

function system.vibrate() host.warnOnce('system.vibrate: this device does not vibrate') end

local function interval(name, sensor)
  system[name] = function(frequency)
    local hertz = number(name, frequency)
    if hertz < 10 or hertz > 100 then
      host.warn('system.' .. name .. '() takes a frequency from 10 to 100 (got ' .. hertz .. ')')
    end
    host.warnOnce('system.' .. name .. ': no ' .. sensor .. ' is simulated; it has no effect')
  end
end
interval('setAccelerometerInterval', 'accelerometer')
interval('setGyroscopeInterval', 'gyroscope')

local function distance(name)
  system[name] = function(metres)
    number(name, metres)
    host.warnOnce('system.' .. name .. ': no location is simulated; it has no effect')
  end
end
distance('setLocationAccuracy')
distance('setLocationThreshold')

function system.scheduleNotification()
  host.warnOnce("system.scheduleNotification is deprecated in favour of 'plugin.notifications'; no notification is sent here")
  return nil
end

function system.cancelNotification()
  host.warnOnce("system.cancelNotification is deprecated in favour of 'plugin.notifications'; there is none to cancel")
end

function system.request(action)
  text('request', action, 1, 2)
  host.warnOnce("system.request('" .. sub(action, 1, 100) .. "') is refused: an app does not end or suspend itself here")
  return false
end
