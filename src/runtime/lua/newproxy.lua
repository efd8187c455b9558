-- newproxy: Lua switches hooks off while a __gc runs, so an endless loop there would be out of the watchdog's reach.
-- What getmetatable gives is a front of the metatable, and through it no __gc gets in.
local makeProxy, getmetatable, setmetatable, pcall, error = newproxy, getmetatable, setmetatable, pcall, error

local function front(metatable)
  local shown = {}
  metatable.__metatable = shown
  return setmetatable(shown, {
    __index = metatable,
    __newindex = function(_, key, value)
      if key == '__gc' then return end
      if key == '__metatable' and value == nil then value = shown end
      metatable[key] = value
    end,
    __metatable = false,
  })
end

function newproxy(like)
  local isMade, proxy = pcall(makeProxy, like)
  if not isMade then error("bad argument #1 to 'newproxy' (boolean or proxy expected)", 2) end
  if like == true then front(getmetatable(proxy)) end
  return proxy
end
