-- The library mime. Source: LuaSocket reference, MIME.
local kernel, host = ...
local type, error, tostring, tonumber, pairs = type, error, tostring, tonumber, pairs
local cycle = kernel.library('ltn12').filter.cycle

local mime = { _VERSION = 'MIME 1.0.3' }

-- Coding more at once would stop the window for seconds.
local mostBytes = { b64 = 64 * 1024 * 1024, unb64 = 64 * 1024 * 1024 }

local function text(value, index, name, isOptional)
  local kind = type(value)
  if kind == 'string' then
    local most = mostBytes[name] or 16 * 1024 * 1024
    if #value > most then
      error('mime.' .. name .. ' takes at most ' .. most / 1024 / 1024 .. ' MiB at once; code the data in pieces, as ltn12 does', 3)
    end
    return value
  end
  if kind == 'nil' and isOptional then return value end
  if kind == 'number' then return tostring(value) end
  error('bad argument #' .. index .. " to '" .. name .. "' (string expected, got " .. kind .. ')', 3)
end

local function number(value, index, name, isOptional)
  local kind = type(value)
  if kind == 'nil' and isOptional then return nil end
  local found = kind ~= 'boolean' and tonumber(value)
  if found then return found end
  error('bad argument #' .. index .. " to '" .. name .. "' (number expected, got " .. kind .. ')', 3)
end

-- A long marker in the place of each line end would make a few megabytes into gigabytes.
local function checkResult(name, input, marker)
  if input and marker and #input * #marker > 64 * 1024 * 1024 then
    error('mime.' .. name .. ' makes at most 64 MiB at once; code the data in pieces, as ltn12 does', 3)
  end
end

-- Filters whose state is the bytes that wait for more.
for name, run in pairs{ b64 = host.mimeB64, unb64 = host.mimeUnb64, qp = host.mimeQp, unqp = host.mimeUnqp } do
  mime[name] = function(waiting, more, marker)
    waiting, more, marker = text(waiting, 1, name, true), text(more, 2, name, true), text(marker, 3, name, true)
    checkResult(name, waiting, marker)
    checkResult(name, more, marker)
    local coded, rest = run(waiting, more, marker)
    return coded, rest
  end
end

-- Filters whose state is a number.
for name, run in pairs{ wrp = host.mimeWrp, qpwrp = host.mimeQpwrp } do
  mime[name] = function(left, input, length)
    local wrapped, nowLeft = run(number(left, 1, name), text(input, 2, name, true), number(length, 3, name, true))
    return wrapped, nowLeft
  end
end

function mime.eol(state, input, marker)
  state, input, marker = number(state, 1, 'eol'), text(input, 2, 'eol', true), text(marker, 3, 'eol', true)
  checkResult('eol', input, marker)
  local done, after = host.mimeEol(state, input, marker)
  return done, after
end

function mime.dot(state, input)
  local done, after = host.mimeDot(number(state, 1, 'dot'), text(input, 2, 'dot', true))
  return done, after
end

-- The filters by name, which an app may add to.
mime.encodet = {
  base64 = function() return cycle(mime.b64, '') end,
  ['quoted-printable'] = function(mode) return cycle(mime.qp, '', mode == 'binary' and '=0D=0A' or '\r\n') end,
}
mime.decodet = {
  base64 = function() return cycle(mime.unb64, '') end,
  ['quoted-printable'] = function() return cycle(mime.unqp, '') end,
}
local function wrapText(length)
  local longest = length or 76
  return cycle(mime.wrp, longest, longest)
end
mime.wrapt = {
  text = wrapText, base64 = wrapText, default = wrapText,
  ['quoted-printable'] = function() return cycle(mime.qpwrp, 76, 76) end,
}

local function chooser(filters)
  return function(name, first, second)
    if type(name) ~= 'string' then name, first, second = 'default', name, first end
    local make = filters[name]
    if not make then error('unknown key (' .. name .. ')', 2) end
    local filter = make(first, second)
    return filter
  end
end
mime.encode, mime.decode, mime.wrap = chooser(mime.encodet), chooser(mime.decodet), chooser(mime.wrapt)

function mime.normalize(marker)
  local filter = cycle(mime.eol, 0, marker)
  return filter
end

function mime.stuff()
  local filter = cycle(mime.dot, 2)
  return filter
end

return mime
