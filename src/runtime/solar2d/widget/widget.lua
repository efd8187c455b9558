-- The library `widget`. Its looks are our own: the themes of the platforms are taken and change nothing.
local kernel = ...
local type = type
local library, raise = kernel.widgets.library, kernel.raise

function library.setTheme(name)
  if type(name) ~= 'string' then
    raise("bad argument #1 to 'setTheme' (string expected, got " .. type(name) .. ')')
  end
  library.theme = name
end

function library.isSeven() return false end

return library
