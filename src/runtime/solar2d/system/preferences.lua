-- system.getPreference and its like. What an app sets lives as long as the session.
local kernel, host = ...
local type, pairs, tonumber, tostring = type, pairs, tonumber, tostring

local readOnly = { locale = host.preferences.locale, ui = host.preferences.ui }
local stored = {}

-- As on the device these mistakes are told and do not raise.
local function refuse(name, text) host.message('error', 'ERROR: system.' .. name .. '() ' .. text) end

local function isName(value) return type(value) == 'string' and value ~= '' end

local converters = {
  string = function(value) return tostring(value) end,
  number = function(value)
    if type(value) == 'boolean' then return value and 1 or 0 end
    return tonumber(value)
  end,
  boolean = function(value)
    if type(value) == 'boolean' then return value end
    if type(value) == 'number' then return value ~= 0 end
    if value == 'true' then return true end
    if value == 'false' then return false end
    return nil
  end,
}

function system.getPreference(category, name, wanted)
  local function no(text)
    refuse('getPreference', text)
    return nil
  end
  if not isName(category) then return no('- category name argument must be set to a non-empty string') end
  if not isName(name) then return no('- key name argument must be set to a non-empty string') end
  if wanted == nil then wanted = 'string' end
  if type(wanted) ~= 'string' then return no('argument 3 must be set to a string') end
  local convert = converters[wanted]
  if not convert then return no("argument 3 was set to unknown/unsupported value type name '" .. wanted .. "'.") end
  local values = category == 'app' and stored or readOnly[category]
  if not values then return no("- there is no category '" .. category .. "'; known are app, locale and ui") end
  local value = values[name]
  if value == nil then return nil end
  local converted = convert(value)
  if converted == nil then return no('- the value of "' .. name .. '" cannot be read as a ' .. wanted) end
  return converted
end

local function isWritable(name, category)
  if not isName(category) then
    refuse(name, '- category name argument must be set to a non-empty string')
  elseif readOnly[category] then
    refuse(name, '- category "' .. category .. '" is read-only')
  elseif category ~= 'app' then
    refuse(name, "- there is no category '" .. category .. "' to write to; use app")
  else
    return true
  end
  return false
end

local storable = { boolean = true, number = true, string = true }

function system.setPreferences(category, preferences)
  if not isWritable('setPreferences', category) then return false end
  if type(preferences) ~= 'table' then
    refuse('setPreferences', 'argument 2 must be set to a preference table')
    return false
  end
  local count, isWhole = 0, true
  for name, value in pairs(preferences) do
    if isName(name) then
      if storable[type(value)] then
        stored[name] = value
        count = count + 1
      else
        host.warn('system.setPreferences() - cannot write to preference "' .. name .. '": it is a ' .. type(value)
          .. '; only booleans, numbers and strings can be kept')
        isWhole = false
      end
    end
  end
  if count == 0 then host.warn('system.setPreferences() was given no preference to write') end
  return count > 0 and isWhole
end

function system.deletePreferences(category, names)
  if not isWritable('deletePreferences', category) then return false end
  if type(names) ~= 'table' then
    refuse('deletePreferences', 'argument 2 must be set to an array of preference key strings')
    return false
  end
  local count = 0
  for index, name in pairs(names) do
    if isName(name) then
      stored[name] = nil
      count = count + 1
    else
      host.warn('system.deletePreferences() - preference key[' .. tostring(index) .. '] must be set to a non-empty string')
    end
  end
  if count == 0 then host.warn('system.deletePreferences() was given no name') end
  return count > 0
end
