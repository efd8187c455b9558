-- The library ltn12: filters, sources, sinks and pumps. Source: LuaSocket reference, LTN12.
local type, error, select, unpack = type, error, select, unpack

local filter, source, sink, pump = {}, {}, {}, {}
local ltn12 = { BLOCKSIZE = 2048, _VERSION = 'LTN12 1.0.3', filter = filter, source = source, sink = sink, pump = pump }

local function check(value, name)
  local kind = type(value)
  if kind ~= 'function' and kind ~= 'table' then error(name .. ' expected, got ' .. kind, 3) end
  return value
end

function filter.cycle(low, state, extra)
  check(low, 'a filter')
  return function(chunk)
    local result
    result, state = low(state, chunk, extra)
    return result
  end
end

-- At the end of the data each filter is emptied before the next one hears of the end.
function filter.chain(...)
  local filters, count = { ... }, select('#', ...)
  local emptied = 0
  local function through(chunk, from)
    for i = from, count do
      chunk = filters[i](chunk)
      if chunk == nil then return '' end
    end
    return chunk
  end
  return function(chunk)
    if chunk ~= nil then
      emptied = 0
      local result = through(chunk, 1)
      return result
    end
    while emptied < count do
      local last = filters[emptied + 1](nil)
      if last ~= nil then
        local result = through(last, emptied + 2)
        return result
      end
      emptied = emptied + 1
    end
    return nil
  end
end

local function nothing() return nil end

function source.empty() return nothing end

function source.error(problem)
  return function() return nil, problem end
end

function source.file(handle, problem)
  if not handle then return source.error(problem or 'unable to open file') end
  return function()
    local chunk = handle:read(ltn12.BLOCKSIZE)
    if not chunk then handle:close() end
    return chunk
  end
end

-- A source that may give another source to go on with becomes one that does not.
function source.simplify(src)
  check(src, 'a source')
  return function()
    local chunk, following = src()
    if chunk == nil then return nil, following end
    src = following or src
    return chunk
  end
end

function source.string(text)
  if not text then return source.empty() end
  local at = 1
  return function()
    local chunk = text:sub(at, at + ltn12.BLOCKSIZE - 1)
    at = at + ltn12.BLOCKSIZE
    if chunk ~= '' then return chunk end
    return nil
  end
end

function source.table(chunks)
  if type(chunks) ~= 'table' then error('a table expected, got ' .. type(chunks), 2) end
  local at = 0
  return function()
    at = at + 1
    return chunks[at]
  end
end

-- Chunks that are handed back to it come again, the last one first.
function source.rewind(src)
  check(src, 'a source')
  local back = {}
  return function(chunk)
    if chunk then
      back[#back + 1] = chunk
      return nil
    end
    local last = back[#back]
    if last == nil then return src() end
    back[#back] = nil
    return last
  end
end

function source.chain(src, first, ...)
  check(src, 'a source')
  check(first, 'a filter')
  local run = select('#', ...) == 0 and first or filter.chain(first, ...)
  local isOver = false
  return function()
    while true do
      local chunk, problem
      if not isOver then
        chunk, problem = src()
        if problem then return nil, problem end
        isOver = chunk == nil
      end
      local result = run(chunk)
      if result == nil then
        if isOver then return nil end
        return nil, 'filter returned inappropriate nil'
      end
      if result ~= '' then return result end
    end
  end
end

function source.cat(...)
  local sources, count = { ... }, select('#', ...)
  local at = 1
  return function()
    while at <= count do
      local chunk, problem = sources[at]()
      if chunk or problem then return chunk, problem end
      at = at + 1
    end
    return nil
  end
end

function sink.simplify(snk)
  check(snk, 'a sink')
  return function(chunk, problem)
    local worked, following = snk(chunk, problem)
    if not worked then return nil, following end
    snk = following or snk
    return 1
  end
end

function sink.table(chunks)
  local kept = chunks or {}
  return function(chunk)
    if chunk then kept[#kept + 1] = chunk end
    return 1
  end, kept
end

function sink.file(handle, problem)
  if not handle then return sink.error(problem or 'unable to open file') end
  return function(chunk)
    if chunk then return handle:write(chunk) end
    handle:close()
    return 1
  end
end

local function swallow() return 1 end

function sink.null() return swallow end

function sink.error(problem)
  return function() return nil, problem end
end

function sink.chain(first, ...)
  check(first, 'a filter')
  local count = select('#', ...)
  local snk = check((select(count, ...)), 'a sink')
  local filters = { first, ... }
  filters[count + 1] = nil
  local run = filter.chain(unpack(filters, 1, count))
  return function(chunk, problem)
    if chunk ~= nil then
      local result = run(chunk)
      if result == '' or result == nil then return 1 end
      return snk(result, problem)
    end
    local result = run(nil)
    while result ~= nil do
      if result ~= '' then
        local worked, failure = snk(result)
        if not worked then return nil, failure end
      end
      result = run(nil)
    end
    return snk(nil, problem)
  end
end

-- Moves one chunk.
function pump.step(src, snk)
  local chunk, problem = src()
  local worked, failure = snk(chunk, problem)
  if chunk and worked then return 1 end
  return nil, problem or failure
end

function pump.all(src, snk, step)
  check(src, 'a source')
  check(snk, 'a sink')
  local move = step or pump.step
  while true do
    local worked, problem = move(src, snk)
    if not worked then
      if problem then return nil, problem end
      return 1
    end
  end
end

return ltn12
