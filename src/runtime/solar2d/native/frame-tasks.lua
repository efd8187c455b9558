-- What our own libraries do in later frames. It belongs to them: transition.cancel() and timer.cancelAll() leave it alone.
local kernel, host = ...
local guard = kernel.guard
local dropDead = kernel.dropDead

local tasks, decorations = {}, {}

local function run(list, now)
  for i = 1, #list do
    local task = list[i]
    if task.alive then
      -- A step that fails would fail in every frame: it is the last one.
      if guard(task.step, now, task) ~= true then task.alive = false end
    end
  end
  dropDead(list)
end

-- Calls step(now) in each frame, from the next one on, as long as it returns true.
function kernel.eachFrame(step)
  local task = { step = step, alive = true }
  tasks[#tasks + 1] = task
  return task
end

-- The same for what only moves to be seen: an app that does nothing else is idle.
function kernel.decorate(step)
  local task = { step = step, alive = true }
  decorations[#decorations + 1] = task
  return task
end

function kernel.later(fn)
  return kernel.eachFrame(function() fn() end)
end

-- Calls step(0…1) until the time is over, then finish(). The first step is in the next frame.
function kernel.animate(timeMs, step, finish)
  local startAt = host.now()
  return kernel.eachFrame(function(now, task)
    local progress = timeMs > 0 and (now - startAt) / timeMs or 1
    if progress < 1 then
      step(progress)
      return true
    end
    step(1)
    task.alive = false
    if finish then finish() end
    return false
  end)
end

function kernel.runFrameTasks(now)
  kernel.beginFrame(now)
  run(tasks, now)
  run(decorations, now)
end

function kernel.frameTaskCount()
  local count = 0
  for i = 1, #tasks do
    if tasks[i].alive then count = count + 1 end
  end
  return count
end
