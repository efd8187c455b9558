-- Notes in a file of the Documents directory. Each change is written before it counts, by way of a second file, so that
-- whatever happens there is one whole file.

local json = require( "json" )

local queue = {}
local methods = {}

local function read( path )
    local file = io.open( path, "r" )
    if not file then return nil end
    local content = json.decode( file:read( "*a" ) )
    file:close()
    return type( content ) == "table" and content or nil
end

function methods:save()
    local aside = self.path .. ".new"
    local file, problem = io.open( aside, "w" )
    if not file then return print( "The queue cannot be written: " .. tostring( problem ) ) end
    file:write( json.encode( { last = self.last, notes = self.notes } ) )
    file:close()
    os.rename( aside, self.path )
end

function methods:add( text )
    self.last = self.last + 1
    self.notes[#self.notes + 1] = { id = self.last, text = text }
    self:save()
end

function methods:first()
    return self.notes[1]
end

function methods:removeFirst()
    table.remove( self.notes, 1 )
    self:save()
end

function methods:count()
    return #self.notes
end

function methods:list()
    return self.notes
end

function queue.open( filename )
    local path = system.pathForFile( filename, system.DocumentsDirectory )
    local saved = read( path )
    local content = saved or { last = 0, notes = {} }
    return setmetatable( { path = path, isNew = saved == nil, last = content.last, notes = content.notes }, { __index = methods } )
end

return queue
