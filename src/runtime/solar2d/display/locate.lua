-- Finds objects by what the app calls them.
local kernel = ...
local pairs, rawget, type, tostring, concat = pairs, rawget, type, tostring, table.concat
local objectOf = kernel.objectOf

local function isCalled(object, key, name)
  local value = rawget(object, key)
  local kind = type(value)
  return (kind == 'string' or kind == 'number') and tostring(value) == name
end

-- The numbers, with commas between them, of all objects whose own field `name` or `id` has the value.
function kernel.named(name)
  local ids = {}
  for id, object in pairs(objectOf) do
    if isCalled(object, 'name', name) or isCalled(object, 'id', name) then ids[#ids + 1] = id end
  end
  return concat(ids, ',')
end
