-- Libraries that open connections of their own: each function of them is refused.
local kernel = ...
kernel.library('socket')

local names = {
  ['socket.http'] = { 'request' },
  ['socket.ftp'] = { 'get', 'put' },
  ['socket.smtp'] = { 'send', 'message' },
  ['ssl.https'] = { 'request' },
  ssl = { 'wrap', 'newcontext' },
}

local refused = {}
for library, functions in pairs(names) do
  refused[library] = {}
  for _, name in ipairs(functions) do refused[library][name] = kernel.refusal(library .. '.' .. name) end
end
kernel.refusedLibraries = refused
