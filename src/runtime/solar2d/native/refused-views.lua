-- native.newWebView, newMapView and newVideo: an object with the place and size of one, methods that do nothing, and
-- properties that stay as they are at first until the app gives them another value.
local kernel, host = ...
local pairs, tonumber = pairs, tonumber

local function nothing() end

local function refused(call, names, properties, methods)
  local getters = {}
  methods = methods or {}
  for i = 1, #names do methods[names[i]] = nothing end
  for name, value in pairs(properties) do getters[name] = function() return value end end
  native[call] = function(...)
    host.unsupported('native.' .. call .. '() is refused: the simulator shows none; the object is an empty place')
    local parent, x, y, width, height = kernel.takeParent(...)
    local object = kernel.newNativeObject(parent, tonumber(x) or 0, tonumber(y) or 0, tonumber(width) or 0,
      tonumber(height) or 0)
    return kernel.extendObject(object, { methods = methods, getters = getters })
  end
end

refused('newWebView', { 'back', 'deleteCookies', 'forward', 'reload', 'request', 'resize', 'stop', 'injectJS' },
  { canGoBack = false, canGoForward = false, hasBackground = true })
refused('newMapView', { 'addMarker', 'nearestAddress', 'removeAllMarkers', 'removeMarker', 'requestLocation', 'setCenter',
  'setRegion' }, { isLocationVisible = false, isScrollEnabled = true, isZoomEnabled = true, mapType = 'standard' }, {
  getUserLocation = function()
    return { errorCode = -2, errorMessage = 'Current location tracking is not available on this device' }
  end,
  getAddressLocation = function() return 0, 0 end,
})
refused('newVideo', { 'load', 'pause', 'play', 'seek' },
  { currentTime = 0, totalTime = 0, isMuted = false, isTouchTogglesPlay = false })
