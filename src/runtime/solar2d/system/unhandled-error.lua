-- unhandledError: whether the app takes care of an error that nobody caught.
local kernel = ...
local dispatchToRuntime, hears = kernel.dispatchToRuntime, kernel.runtimeHears

local isHidden = false

function Runtime:hideErrorAlerts() isHidden = true end

function kernel.unhandledError(message, stackTrace)
  local isHandled = hears('unhandledError')
    and dispatchToRuntime({ name = 'unhandledError', errorMessage = message, stackTrace = stackTrace })
  return (isHandled or isHidden) and true or false
end
