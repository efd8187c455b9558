-- display.*: the kinds of objects, their defaults, and the screen.
local kernel, host = ...
local type, tonumber, pairs, tostring = type, tonumber, pairs, tostring
local defaults, colour = kernel.displayDefaults, kernel.colour

for kind, parts in pairs(kernel.shapeKinds) do kernel.defineKind(kind, parts) end
kernel.defineKind('image')
kernel.defineKind('sprite', kernel.spriteKind)
kernel.defineKind('nothing')
kernel.defineKind('text', kernel.textKind)
kernel.defineGroups()

-- An object that stands for what is not drawn: it has a place and a size.
function kernel.newPlaceholder(parent, x, y, width, height)
  return kernel.newObject('nothing', host.newNothing(width, height), parent, x, y, width, height)
end

function kernel.showScreen()
  for name, value in pairs(host.screenValues()) do display[name] = value end
end
kernel.showScreen()

local others = {
  magTextureFilter = 'linear', minTextureFilter = 'linear', textureWrapX = 'clampToEdge', textureWrapY = 'clampToEdge',
  isAnchorClamped = true, isShaderCompilerVerbose = false, isImageSheetSampledInsideFrame = false,
  isImageSheetFrameTrimCorrected = false, isExternalTextureRetina = true, isNativeTextBoxFontSizeScaled = true,
  isNativeTextFieldFontSizeScaled = true, graphicsCompatibility = 2, preloadTextures = true, cameraSource = 'back',
}
local background = { 0, 0, 0, 1 }

function display.setDefault(key, ...)
  if key == 'background' then
    local first = ...
    if type(first) == 'table' then
      host.unsupported("display.setDefault('background') with a gradient or picture is not simulated; it stays as it was")
      return
    end
    background = { colour('setDefault', ...) }
    host.setBackground(background[1], background[2], background[3], background[4])
  elseif key == 'fillColor' or key == 'strokeColor' or key == 'lineColor' then
    if type((...)) == 'table' then
      host.unsupported("display.setDefault('" .. key .. "') with a gradient is not simulated; it stays as it was")
      return
    end
    defaults[key] = { colour('setDefault', ...) }
  elseif key == 'anchorX' or key == 'anchorY' then
    defaults[key] = tonumber((...)) or 0.5
  elseif type(key) ~= 'string' then
    kernel.raise("bad argument #1 to 'setDefault' (string expected, got " .. type(key) .. ')')
  elseif others[key] ~= nil then
    local value = ...
    if value == nil then value = false end
    others[key] = value
    if key == 'isAnchorClamped' then defaults.clampsAnchors = value ~= false end
  else
    host.warnOnce("display.setDefault() knows no '" .. key .. "'; the call does nothing")
  end
end

function display.getDefault(key)
  local list = key == 'background' and background or defaults[key]
  if type(list) == 'table' then return list[1], list[2], list[3], list[4] end
  if list ~= nil then return list end
  return others[key]
end

local statusBars = {
  'HiddenStatusBar', 'DefaultStatusBar', 'DarkStatusBar', 'TranslucentStatusBar', 'LightTransparentStatusBar',
  'DarkTransparentStatusBar',
}
for i = 1, #statusBars do display[statusBars[i]] = statusBars[i] end

function display.setStatusBar(mode)
  for i = 1, #statusBars do
    if mode == statusBars[i] then
      host.setStatusBar(mode ~= 'HiddenStatusBar')
      return kernel.showScreen()
    end
  end
  kernel.raise('display.setStatusBar() expects one of the constants of display (got ' .. tostring(mode) .. ')')
end

function display.getSafeAreaInsets()
  local top, left, bottom, right = host.safeAreaInsets()
  return top, left, bottom, right
end

function display.setDrawMode(mode)
  if mode ~= nil and mode ~= 'default' then
    host.unsupported('display.setDrawMode() is not simulated; everything is drawn normally')
  end
end
