-- Sprites: pictures that show one frame of their sheet after another.
local kernel, host = ...
local type, tonumber, tostring, pairs = type, tonumber, tostring, pairs
local stateOf, stateFor, guard = kernel.stateOf, kernel.stateFor, kernel.guard

local maxSteps = 100
local playing = {}

local function show(state)
  local sprite = state.sprite
  local frame = sprite.sheet.frames[sprite.frames[sprite.at]]
  state.properties.width, state.properties.height = frame.shownWidth, frame.shownHeight
  host.setProperty(state.id, 3, frame.shownWidth)
  host.setProperty(state.id, 4, frame.shownHeight)
  host.setFrame(state.id, sprite.sheet.id, frame.x, frame.y, frame.width, frame.height)
end

local function tell(object, phase)
  local state = stateOf[object]
  if state and state.listeners.sprite then
    kernel.dispatch(state.listeners, { name = 'sprite', phase = phase, target = object })
  end
end

local function framesOf(sheet, sequence)
  local frames = {}
  if type(sequence.frames) == 'table' then
    for i = 1, #sequence.frames do frames[i] = sequence.frames[i] end
  else
    local start = tonumber(sequence.start) or 1
    for i = 0, (tonumber(sequence.count) or #sheet.frames - start + 1) - 1 do
      frames[#frames + 1] = start + i
      if #frames > #sheet.frames then break end
    end
  end
  for i = 1, #frames do
    if not sheet.frames[frames[i]] then
      kernel.raise('display.newSprite(): the image sheet has no frame ' .. tostring(frames[i]))
    end
  end
  if #frames == 0 then kernel.raise('display.newSprite(): a sequence needs at least one frame') end
  return frames
end

local function use(sprite, sequence)
  local sheet = kernel.sheetOf(sequence.sheet) or sprite.ownSheet
  local frames = framesOf(sheet, sequence)
  local time = tonumber(sequence.time)
  sprite.sheet, sprite.frames, sprite.sequence = sheet, frames, sequence
  sprite.frameMs = time and time > 0 and time / #frames or 1000 / display.fps
  sprite.loopCount = tonumber(sequence.loopCount) or 0
  sprite.bounces = sequence.loopDirection == 'bounce'
  sprite.at, sprite.step, sprite.loops, sprite.elapsed, sprite.hasEnded = 1, 1, 0, 0, false
end

-- The phase that the step brings.
local function advance(sprite)
  local next = sprite.at + sprite.step
  if next >= 1 and next <= #sprite.frames then
    sprite.at = next
    return 'next'
  end
  if sprite.bounces and sprite.step == 1 and #sprite.frames > 1 then
    sprite.step, sprite.at = -1, #sprite.frames - 1
    return 'bounce'
  end
  sprite.loops = sprite.loops + 1
  if sprite.loopCount > 0 and sprite.loops >= sprite.loopCount then
    sprite.hasEnded = true
    return 'ended'
  end
  sprite.at, sprite.step = sprite.bounces and #sprite.frames > 1 and 2 or 1, 1
  return 'loop'
end

local function run(object, now)
  local sprite = stateOf[object].sprite
  sprite.elapsed = sprite.elapsed + (now - sprite.seenAt) * sprite.timeScale
  sprite.seenAt = now
  local steps = 0
  while playing[object] and sprite.elapsed >= sprite.frameMs do
    steps = steps + 1
    sprite.elapsed = steps > maxSteps and 0 or sprite.elapsed - sprite.frameMs
    local phase = advance(sprite)
    if phase == 'ended' then playing[object] = nil else show(stateOf[object]) end
    tell(object, phase)
    if not stateOf[object] then return end
  end
end

function kernel.runSprites(now)
  local list
  for object in pairs(playing) do
    list = list or {}
    list[#list + 1] = object
  end
  for i = 1, list and #list or 0 do
    if not stateOf[list[i]] then
      playing[list[i]] = nil
    elseif playing[list[i]] then
      guard(run, list[i], now)
    end
  end
end

local methods, getters, setters = {}, {}, {}

function methods:play()
  local sprite = stateFor(self, 'play').sprite
  if playing[self] then return end
  if sprite.hasEnded then use(sprite, sprite.sequence) show(stateOf[self]) end
  playing[self], sprite.seenAt = true, host.now()
  tell(self, 'began')
end

function methods:pause()
  stateFor(self, 'pause')
  playing[self] = nil
end

function methods:setFrame(index)
  local state = stateFor(self, 'setFrame')
  local number = kernel.finiteNumber(index, 'frame')
  if not state.sprite.frames[number] then
    kernel.raise('setFrame(): the sequence has no frame ' .. tostring(index))
  end
  state.sprite.at, state.sprite.elapsed = number, 0
  show(state)
end

-- Without a name, the sequence of now from its beginning. It does not play until play().
function methods:setSequence(name)
  local state = stateFor(self, 'setSequence')
  local sequence = name == nil and state.sprite.sequence or state.sprite.byName[name]
  if not sequence then
    host.warnOnce("setSequence(): there is no sequence '" .. tostring(name) .. "'; the sprite stays as it was")
    return
  end
  playing[self] = nil
  use(state.sprite, sequence)
  show(state)
end

function getters.frame(state) return state.sprite.at end
function getters.numFrames(state) return #state.sprite.frames end
function getters.isPlaying(_, object) return playing[object] == true end
function getters.sequence(state) return state.sprite.sequence.name end
function getters.timeScale(state) return state.sprite.timeScale end

function setters.timeScale(state, value)
  local scale = kernel.finiteNumber(value, 'timeScale')
  state.sprite.timeScale = scale < 0.05 and 0.05 or scale > 20 and 20 or scale
end

kernel.spriteKind = { methods = methods, getters = getters, setters = setters }

local function isSheet(value) return kernel.sheetOf(value) ~= nil end

function display.newSprite(first, ...)
  local parent, sheet, sequences
  if isSheet(first) then parent, sheet, sequences = nil, first, ... else parent, sheet, sequences = kernel.takeParent(first, ...) end
  if not isSheet(sheet) or type(sequences) ~= 'table' then
    kernel.raise('display.newSprite() expects [parent,] imageSheet, sequenceData')
  end
  local list = sequences[1] and sequences or { sequences }
  local sprite = { ownSheet = kernel.sheetOf(sheet), byName = {}, timeScale = 1 }
  for i = 1, #list do
    if type(list[i]) ~= 'table' then kernel.raise('display.newSprite(): a sequence must be a table') end
    if list[i].name ~= nil then sprite.byName[list[i].name] = list[i] end
  end
  use(sprite, list[1])
  local frame = sprite.sheet.frames[sprite.frames[1]]
  local id = host.newFrame(sprite.sheet.id, frame.x, frame.y, frame.width, frame.height, frame.shownWidth, frame.shownHeight)
  local object, state = kernel.newObject('sprite', id, parent, 0, 0, frame.shownWidth, frame.shownHeight)
  state.sprite, state.properties.strokeWidth = sprite, 0
  kernel.useDefaults(state)
  return object
end
