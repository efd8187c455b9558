-- native.newWebView, newMapView and newVideo: an object with the place and size of one, and methods that do nothing.
local kernel, host = ...
local tonumber = tonumber

local function nothing() end

local function refused(call, names)
  local methods = {}
  for i = 1, #names do methods[names[i]] = nothing end
  native[call] = function(...)
    host.unsupported('native.' .. call .. '() is refused: the simulator shows none; the object is an empty place')
    local parent, x, y, width, height = kernel.takeParent(...)
    local object = kernel.newNativeObject(parent, tonumber(x) or 0, tonumber(y) or 0, tonumber(width) or 0,
      tonumber(height) or 0)
    return kernel.extendObject(object, { methods = methods })
  end
end

refused('newWebView', { 'back', 'deleteCookies', 'forward', 'reload', 'request', 'resize', 'stop', 'injectJS' })
refused('newMapView', { 'addMarker', 'nearestAddress', 'removeAllMarkers', 'removeMarker', 'requestLocation', 'setCenter',
  'setRegion' })
refused('newVideo', { 'load', 'pause', 'play', 'seek' })
