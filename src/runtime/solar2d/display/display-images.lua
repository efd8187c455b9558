-- Pictures of files, and parts of them.
local kernel, host = ...
local type, tonumber, tostring, setmetatable, floor = type, tonumber, tostring, setmetatable, math.floor
local isDirectory, newObject, takeParent = kernel.isDirectory, kernel.newObject, kernel.takeParent

local sheetOf = setmetatable({}, { __mode = 'k' })
local maxFrames = 10000

-- A sheet is a table as well as a group is.
local function takeImageParent(first, ...)
  if sheetOf[first] or kernel.isInert(first) then return nil, first, ... end
  return takeParent(first, ...)
end

-- The engine writes a line to the console, makes nothing, and lets the app go on.
local function refuse(method, problem)
  host.warnOnce('ERROR: display.' .. method .. '(): ' .. problem .. '; nothing is made')
end

-- A number beyond the frames of a sheet means the first or the last one.
local function frameOf(sheet, value, method)
  local index, count = floor(tonumber(value) or 0), #sheet.frames
  local nearest = not (index >= 1) and 1 or index > count and count or index
  if nearest ~= index then
    host.warnOnce('display.' .. method .. '(): the image sheet has no frame ' .. tostring(value) .. ' (it has ' .. count
      .. '); it is frame ' .. nearest)
  end
  return sheet.frames[nearest]
end

-- A file name or sheet, then what names it further, and the rest; nothing when it is neither.
local function take(method, source, second, ...)
  local sheet = sheetOf[source]
  if sheet and #sheet.frames > 0 then return sheet, frameOf(sheet, second, method), ... end
  if type(source) ~= 'string' then
    refuse(method, 'a file name or an image sheet is expected (got ' .. type(source) .. ')')
    return nil
  end
  if isDirectory(second) then return source, second, ... end
  return source, nil, second, ...
end

local function show(parent, id, x, y, width, height)
  local object, state = newObject('image', id, parent, x, y, width, height)
  state.properties.strokeWidth = 0
  kernel.useDefaults(state)
  return object
end

-- A picture of something that is not simulated, such as a texture: its place and size alone.
local function showNothing(parent, x, y, width, height)
  return (kernel.newPlaceholder(parent, tonumber(x) or 0, tonumber(y) or 0, tonumber(width) or 0, tonumber(height) or 0))
end

-- What stands behind the name and the directory of such a picture.
local function behindInert(_, second, third, fourth)
  if kernel.isInert(second) then return third, fourth end
  return second, third
end

function display.newImage(...)
  local function make(parent, ...)
    if kernel.isInert((...)) then return showNothing(parent, behindInert(...)) end
    local source, detail, x, y = take('newImage', ...)
    if source == nil then return nil end
    -- Two numbers, or none: what else stands there is an argument of old, for the full size.
    x, y = tonumber(x), tonumber(y)
    if not (x and y) then x, y = 0, 0 end
    if type(source) == 'table' then
      local id = host.newFrame(source.id, detail.x, detail.y, detail.width, detail.height, detail.shownWidth, detail.shownHeight)
      return show(parent, id, x, y, detail.shownWidth, detail.shownHeight)
    end
    local isFound, id, width, height = host.newImage(source, detail)
    if not isFound then return nil end
    return show(parent, id, x, y, width, height)
  end
  return make(takeImageParent(...))
end

function display.newImageRect(...)
  local function make(parent, ...)
    if kernel.isInert((...)) then return showNothing(parent, 0, 0, behindInert(...)) end
    local source, detail, width, height = take('newImageRect', ...)
    if source == nil then return nil end
    width, height = tonumber(width), tonumber(height)
    if not (width and height) then
      refuse('newImageRect', '[parent,] filename, [baseDirectory,] width, height are expected')
      return nil
    end
    if type(source) == 'table' then
      return show(parent, host.newFrame(source.id, detail.x, detail.y, detail.width, detail.height, width, height), 0, 0, width, height)
    end
    local isFound, id = host.newImage(source, detail, width, height)
    if not isFound then return nil end
    return show(parent, id, 0, 0, width, height)
  end
  return make(takeImageParent(...))
end

local function whole(value, name)
  local number = tonumber(value)
  if not (number and number >= 0 and number <= 100000) then
    kernel.raise("graphics.newImageSheet(): '" .. name .. "' must be a number from 0 to 100000")
  end
  return number
end

-- Frames of one size from left to right, then the next row.
local function grid(options, sheetWidth)
  local width, height = whole(options.width, 'width'), whole(options.height, 'height')
  local count, border = whole(options.numFrames, 'numFrames'), whole(options.border or 0, 'border')
  if width == 0 or count > maxFrames then
    kernel.raise('graphics.newImageSheet(): a width above 0 and at most ' .. maxFrames .. ' frames are expected')
  end
  local columns = floor((sheetWidth - border) / (width + border))
  if columns < 1 then columns = 1 end
  local frames = {}
  for i = 0, count - 1 do
    frames[i + 1] = {
      x = border + i % columns * (width + border), y = border + floor(i / columns) * (height + border),
      width = width, height = height,
    }
  end
  return frames
end

local function listed(options)
  local frames = {}
  for i = 1, #options.frames do
    local frame = options.frames[i]
    if type(frame) ~= 'table' or i > maxFrames then
      kernel.raise('graphics.newImageSheet(): frames must be at most ' .. maxFrames .. ' tables')
    end
    frames[i] = {
      x = whole(frame.x, 'x'), y = whole(frame.y, 'y'),
      width = whole(frame.width, 'width'), height = whole(frame.height, 'height'),
    }
  end
  return frames
end

function graphics.newImageSheet(filename, second, third)
  local directory, options = nil, second
  if isDirectory(second) then directory, options = second, third end
  if type(filename) ~= 'string' or type(options) ~= 'table' then
    kernel.raise('graphics.newImageSheet() expects filename, [baseDirectory,] options')
  end
  local id, width, height = host.newSheet(filename, directory)
  if not id then return nil end
  local shownWidth = tonumber(options.sheetContentWidth) or width
  local shownHeight = tonumber(options.sheetContentHeight) or height
  local scaleX, scaleY = width / shownWidth, height / shownHeight
  local frames = type(options.frames) == 'table' and listed(options) or grid(options, shownWidth)
  for i = 1, #frames do
    local frame = frames[i]
    frame.shownWidth, frame.shownHeight = frame.width, frame.height
    frame.x, frame.width = frame.x * scaleX, frame.width * scaleX
    frame.y, frame.height = frame.y * scaleY, frame.height * scaleY
  end
  local sheet = {}
  sheetOf[sheet] = { id = id, frames = frames }
  return sheet
end

function kernel.sheetOf(sheet) return sheetOf[sheet] end

-- A frame of a sheet as a fill: the whole picture stands for it.
function kernel.setSheetFill()
  host.unsupported('a frame of an image sheet as a fill is not simulated; the object stays as it was')
end
