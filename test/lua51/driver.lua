-- Runs one program, as lua5.1 and the simulator's machine do alike: what it prints, then its results or its error.
local source = ...
local chunk, problem = loadstring(source, "@main.lua")
if not chunk then
  print("does not compile: " .. problem)
  return
end
local results = { xpcall(chunk, function(message)
  if type(message) ~= "string" then return message end
  return debug.traceback(message, 2)
end) }
if not results[1] then
  local problem = results[2]
  print("error: " .. (type(problem) == "string" and problem or "a " .. type(problem) .. " value"))
end
