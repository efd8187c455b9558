-- Keys, frames and the way the device is held: what Runtime alone is told.
local kernel = ...
local hears, dispatchToRuntime = kernel.runtimeHears, kernel.dispatchToRuntime

-- Whether a listener has handled the key.
function kernel.key(phase, keyName, nativeKeyCode, shift, ctrl, alt, command)
  if not hears('key') then return false end
  return dispatchToRuntime({
    name = 'key', phase = phase, keyName = keyName, descriptor = keyName, nativeKeyCode = nativeKeyCode,
    isShiftDown = shift, isCtrlDown = ctrl, isAltDown = alt, isCommandDown = command,
  })
end

local frameNumber, frameStart = 0, 0

-- Before all that happens in the frame.
function kernel.beginFrame(now) frameNumber, frameStart = frameNumber + 1, now end

function Runtime:getFrameID() return frameNumber end
function Runtime:getFrameStartTime() return frameStart end

function kernel.enterFrame(now)
  kernel.runSprites(now)
  if hears('enterFrame') then dispatchToRuntime({ name = 'enterFrame', time = now, frame = frameNumber }) end
  if hears('lateUpdate') then dispatchToRuntime({ name = 'lateUpdate', time = now, frame = frameNumber }) end
end

-- `delta`: clockwise degrees since the last one.
function kernel.rotate(orientation, delta, hasResized)
  dispatchToRuntime({ name = 'orientation', type = orientation, delta = delta })
  if hasResized then
    kernel.showScreen()
    dispatchToRuntime({ name = 'resize' })
  end
end
