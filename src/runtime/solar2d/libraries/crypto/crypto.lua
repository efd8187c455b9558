-- The library crypto. Source: Solar2D docs, library: crypto.
local _, host = ...
local type, error, tostring, ipairs, setmetatable, getmetatable = type, error, tostring, ipairs, setmetatable, getmetatable
local gsub, format, byte = string.gsub, string.format, string.byte

local crypto, nameOf = {}, setmetatable({}, { __mode = 'k' })

-- An algorithm is a constant of its own kind, not its name.
for _, name in ipairs(host.cryptoAlgorithms) do
  local constant = host.newProxy(true)
  local meta = getmetatable(constant)
  meta.__tostring = function() return 'crypto.' .. name end
  meta.__metatable = false
  crypto[name], nameOf[constant] = constant, name
end

local function algorithm(value, name)
  local found = type(value) == 'userdata' and nameOf[value]
  if not found then
    error("bad argument #1 to '" .. name .. "' (an algorithm expected, such as crypto.sha256, got " .. type(value) .. ')', 3)
  end
  return found
end

local function text(value, index, name)
  if type(value) ~= 'string' and type(value) ~= 'number' then
    error('bad argument #' .. index .. " to '" .. name .. "' (string expected, got " .. type(value) .. ')', 3)
  end
  return tostring(value)
end

local function shown(digest, isRaw)
  if isRaw then return digest end
  return (gsub(digest, '.', function(character) return format('%02x', byte(character)) end))
end

function crypto.digest(kind, data, isRaw)
  local name = algorithm(kind, 'digest')
  return shown(host.cryptoDigest(name, text(data, 2, 'digest')), isRaw)
end

function crypto.hmac(kind, data, key, isRaw)
  local name = algorithm(kind, 'hmac')
  return shown(host.cryptoHmac(name, text(data, 2, 'hmac'), text(key, 3, 'hmac')), isRaw)
end

return crypto
