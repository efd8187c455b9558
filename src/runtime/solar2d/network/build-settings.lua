-- What build.settings of the project says of permissions and of plain HTTP. It is run once, in an empty environment.
local kernel, host = ...
local type, pairs, pcall, select, loadstring, setfenv = type, pairs, pcall, select, loadstring, setfenv
local find, lower, match = string.find, string.lower, string.match
local rules = host.rules

local internet = 'android.permission.INTERNET'

local function run(source)
  local chunk, problem = loadstring(source, '@build.settings')
  local environment = {}
  if chunk then
    local worked
    worked, problem = pcall(setfenv(chunk, environment))
    if worked then return environment.settings end
  end
  local reason = type(problem) == 'string' and problem or 'it raised an error'
  host.warn('build.settings cannot be read, so everything counts as permitted: ' .. reason)
  return nil, true
end

local settings, isUnreadable, isRead

local function read()
  if not isRead then
    isRead = true
    local source = host.readBuildSettings()
    if source then settings, isUnreadable = run(source) end
  end
  return settings
end

-- The table at a path of names; nil when there is none.
local function tableAt(value, ...)
  for i = 1, select('#', ...) do
    if type(value) ~= 'table' then return nil end
    value = value[select(i, ...)]
  end
  return type(value) == 'table' and value or nil
end

local function hasPermission(name)
  local permissions = tableAt(read(), 'android', 'usesPermissions')
  if isUnreadable then return true end
  for _, permission in pairs(permissions or {}) do
    if permission == name then return true end
  end
  return false
end

-- Raises where the platform asks for a permission that the project does not.
function kernel.checkPermission(name)
  if rules.needsInternetPermission and not hasPermission(name) then
    kernel.raise('Neither user 10000 nor current process has ' .. name .. '.')
  end
end

local isInternetChecked = false

function kernel.checkInternetPermission()
  if not isInternetChecked then
    isInternetChecked = true
    if not hasPermission(internet) then host.find('internet-permission-missing') end
  end
  kernel.checkPermission(internet)
end

local function isLocal(name)
  return not find(name, '.', 1, true) or find(name, '%.local$') or find(name, '^[%d.]+$') or find(name, '^%[')
end

local insecureLoads = {
  'NSExceptionAllowsInsecureHTTPLoads', 'NSTemporaryExceptionAllowsInsecureHTTPLoads',
  'NSThirdPartyExceptionAllowsInsecureHTTPLoads',
}

local function isException(exception)
  for i = 1, #insecureLoads do
    if exception[insecureLoads[i]] == true then return true end
  end
  return false
end

-- App Transport Security. Source: Apple, NSAppTransportSecurity.
function kernel.allowsPlainHttp(name)
  local security = tableAt(read(), 'iphone', 'plist', 'NSAppTransportSecurity')
  if isUnreadable then return true end
  if not security then return false end
  local domains = tableAt(security, 'NSExceptionDomains') or {}
  local part, isParent = lower(name), false
  while part do
    for domain, exception in pairs(domains) do
      if type(domain) == 'string' and lower(domain) == part and type(exception) == 'table'
        and (not isParent or exception.NSIncludesSubdomains == true)
      then
        return isException(exception)
      end
    end
    part, isParent = match(part, '^[^.]+%.(.+)$'), true
  end
  if security.NSAllowsArbitraryLoads == true then return true end
  return security.NSAllowsLocalNetworking == true and isLocal(lower(name)) and true or false
end
