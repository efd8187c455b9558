-- display.loadRemoteImage: a download whose file is shown when it ends, whatever the status was.
local kernel, host, directories = ...
local type = type
local ownDownload = network.download
local newImage, globals = display.newImage, _G

local function forward(listener, event)
  if type(listener) == 'function' then
    listener(event)
  elseif type(listener) == 'table' then
    local method = listener[event.name]
    if type(method) == 'function' then method(listener, event) end
  end
end

local function readArguments(...)
  local values, at = { ... }, 1
  local params, filename, baseDirectory, x, y
  if type(values[at]) == 'table' then params, at = values[at], at + 1 end
  if type(values[at]) == 'string' then filename, at = values[at], at + 1 end
  if type(values[at]) == 'userdata' then baseDirectory, at = values[at], at + 1 end
  if type(values[at]) == 'number' and type(values[at + 1]) == 'number' then x, y = values[at], values[at + 1] end
  return params, filename, baseDirectory or directories.DocumentsDirectory, x, y
end

function display.loadRemoteImage(url, method, listener, ...)
  local params, filename, baseDirectory, x, y = readArguments(...)
  if not filename then
    host.message('error', 'ERROR: no destination filename supplied to display.loadRemoteImage()')
    return
  end
  local site, remote = host.callSite(), {}
  function remote:networkRequest(event)
    if not event.isError and event.phase == 'ended' then
      if event.status ~= 200 then host.find('image-status-not-checked', 'status ' .. event.status, site) end
      event.target = newImage(filename, baseDirectory, x, y)
    end
    forward(listener, event)
  end
  -- What an app put in the place of network.download is called like the library's own.
  local library = globals.network
  local download = type(library) == 'table' and library.download or ownDownload
  if download ~= ownDownload then
    download(url, method, remote, params, filename, baseDirectory)
  else
    kernel.download('loadRemoteImage', url, method, remote, params, filename, baseDirectory)
  end
end
