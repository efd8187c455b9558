-- What would need the graphics hardware: it is refused with a warning, and gives what keeps the app going.
local kernel, host = ...
local type, tonumber = type, tonumber

local function refuse(name) host.unsupported(name .. ' is not simulated; nothing is drawn for it') end

local function placeholder(parent, x, y, width, height)
  return (kernel.newPlaceholder(parent, tonumber(x) or 0, tonumber(y) or 0, tonumber(width) or 0, tonumber(height) or 0))
end

function display.newSnapshot(...)
  refuse('display.newSnapshot()')
  local parent, width, height = kernel.takeParent(...)
  local object = placeholder(parent, 0, 0, width, height)
  local group, canvas = display.newGroup(), display.newGroup()
  group.isVisible, canvas.isVisible = false, false
  return kernel.extendObject(object, {
    methods = { invalidate = function() end, setMask = function() end },
    getters = { group = function() return group end, canvas = function() return canvas end },
    removed = function()
      display.remove(group)
      display.remove(canvas)
    end,
  })
end

function display.newMesh(first, ...)
  refuse('display.newMesh()')
  local options = type(first) == 'table' and not kernel.isGroup(first) and first or {}
  local parent = kernel.isGroup(first) and first or kernel.isGroup(options.parent) and options.parent or nil
  local function nothing() end
  local function origin() return 0, 0 end
  local path = { setVertex = nothing, setUV = nothing, setIndex = nothing, update = nothing, type = 'mesh',
    getVertex = origin, getUV = origin, getVertexOffset = origin }
  return kernel.extendObject(placeholder(parent, options.x, options.y), {
    getters = { path = function() return path end },
  })
end

function display.newEmitter(params)
  refuse('display.newEmitter()')
  local function nothing() end
  return kernel.extendObject(placeholder(nil, 0, 0), {
    methods = { start = nothing, stop = nothing, pause = nothing },
    getters = { state = function() return 'stopped' end, params = function() return params end },
  })
end

local function capture(name)
  return function()
    refuse(name)
    return placeholder(nil, 0, 0)
  end
end
display.capture, display.captureBounds = capture('display.capture()'), capture('display.captureBounds()')
display.captureScreen = capture('display.captureScreen()')

function display.save() refuse('display.save()') end
function display.screenshot() refuse('display.screenshot()') end
function display.colorSample() refuse('display.colorSample()') end
