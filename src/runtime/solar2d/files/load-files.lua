-- loadfile, dofile, and the templates of package.path beyond the project's own.
local kernel, host = ...
local type, error, ipairs, loadstring, select = type, error, ipairs, loadstring, select
local gsub, gmatch, match, sub, find = string.gsub, string.gmatch, string.match, string.sub, string.find
local concat, insert = table.concat, table.insert

-- As in Lua, a first line that begins with # is a comment.
local function compile(path)
  local source, message = host.pathSource(path)
  if not source then return nil, 'cannot open ' .. path .. ': ' .. message end
  if sub(source, 1, 1) == '#' then source = gsub(source, '^[^\n]*', '') end
  return loadstring(source, '@' .. path)
end

function loadfile(path)
  -- Without a name it would read what is typed, and nobody types.
  if path == nil then return loadstring('', '=stdin') end
  return compile(kernel.checkText(path, 1, 1, 'loadfile', 2))
end

function dofile(path)
  if path == nil then return end
  local chunk, message = compile(kernel.checkText(path, 1, 1, 'dofile', 2))
  if not chunk then error(message, 0) end
  return chunk()
end

local own = './?.lua'
local mostTemplates = 100

-- After the searcher of the project, which answers for the template that is there from the start.
local function searchTemplates(name)
  if type(package.path) ~= 'string' then error("'package.path' must be a string", 2) end
  local file, tried, count = gsub(name, '%.', '/'), {}, 0
  for template in gmatch(package.path, '[^;]+') do
    count = count + 1
    if count > mostTemplates then break end
    if template ~= own and template ~= '?.lua' and find(template, '?', 1, true) then
      local path = gsub(template, '%?', (gsub(file, '%%', '%%%%')))
      local source = host.pathSource(path)
      if source then
        local chunk, message = loadstring(source, '@' .. path)
        if chunk then return chunk end
        error("error loading module '" .. name .. "' from file '" .. path .. "':\n\t" .. message, 0)
      end
      tried[#tried + 1] = "\n\tno file '" .. path .. "'"
    end
  end
  return concat(tried)
end

insert(package.loaders, 3, searchTemplates)

-- The engine refuses a slash on each platform, whether or not there is such a file.
local searchPreload = package.loaders[1]
package.loaders[1] = function(name)
  if find(name, '/', 1, true) then
    kernel.raise("require('" .. name .. "'): folders are separated by dots, not slashes: '" .. gsub(name, '/', '.') .. "'")
  end
  return searchPreload(name)
end
