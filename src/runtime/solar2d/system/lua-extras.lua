-- What Solar2D adds to Lua's own libraries. Source: Solar2D docs: library/math, library/string, library/table.
local error, select, tonumber, type = error, select, tonumber, type
local floor, sub, tostring = math.floor, string.sub, tostring

math.inf = math.huge

-- To the next higher integer from a half on, for negative numbers as well.
function math.round(value)
  local number = tonumber(value)
  if not number then error("bad argument #1 to 'round' (number expected, got " .. type(value) .. ')', 2) end
  return floor(number + 0.5)
end

local function text(value, index, name)
  if type(value) ~= 'string' and type(value) ~= 'number' then
    error('bad argument #' .. index .. " to '" .. name .. "' (string expected, got " .. type(value) .. ')', 3)
  end
  return tostring(value)
end

function string.starts(value, prefix)
  value, prefix = text(value, 1, 'starts'), text(prefix, 2, 'starts')
  return sub(value, 1, #prefix) == prefix
end

function string.ends(value, suffix)
  value, suffix = text(value, 1, 'ends'), text(suffix, 2, 'ends')
  return suffix == '' or sub(value, -#suffix) == suffix
end

-- Nil for what is not in it, and for what is no table.
function table.indexOf(list, element)
  if type(list) ~= 'table' then return nil end
  for i = 1, #list do
    if list[i] == element then return i end
  end
  return nil
end

-- The arrays one after the other, each up to its first hole. What is no table adds nothing.
function table.copy(...)
  local result, length = {}, 0
  for i = 1, select('#', ...) do
    local list = select(i, ...)
    if type(list) == 'table' then
      for index = 1, #list do
        if list[index] == nil then break end
        length = length + 1
        result[length] = list[index]
      end
    end
  end
  return result
end
