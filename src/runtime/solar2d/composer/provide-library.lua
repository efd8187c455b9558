-- Libraries of ours that `require` brings: made when they are first asked for, and only if the project has no own file
-- of that name, as on the device.
local kernel = ...
local type, package = type, package
local findInProject = package.loaders[2]

function kernel.provide(name, make)
  package.preload[name] = function(wanted)
    local own = findInProject(wanted)
    if type(own) == 'function' then return own(wanted) end
    return make()
  end
end
