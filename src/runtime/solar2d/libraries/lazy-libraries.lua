-- Libraries that are compiled when an app requires them: each is one or more of our chunks, whose last gives the library.
local kernel, host, libraries = ...
local error, loadstring, pairs, ipairs, rawset, globals = error, loadstring, pairs, ipairs, rawset, _G

-- Libraries written in C, which Lua 5.1 also makes globals of that name when they are loaded.
local areGlobal = { crypto = true, sqlite3 = true }

local loaded = {}

-- For our own chunks too: an app can put something else into `package.loaded`.
function kernel.library(name)
  if loaded[name] == nil then
    local library
    for _, part in ipairs(libraries[name]) do
      local chunk, problem = loadstring(part.source, '=[' .. part.name .. ']')
      if not chunk then error(problem, 0) end
      library = chunk(kernel, host)
    end
    loaded[name] = library
  end
  return loaded[name]
end

for name in pairs(libraries) do
  package.preload[name] = function()
    local library = kernel.library(name)
    if areGlobal[name] then rawset(globals, name, library) end
    return library
  end
end

-- A project's own file of that name comes first.
kernel.provide('widget', package.preload.widget)
