-- The body of a form with files (RFC 7578).

local multipart = {}
local methods = {}

-- Quotes and line ends would end the name early.
local function quote( text )
    return '"' .. text:gsub( '[\r\n"]', "_" ) .. '"'
end

function methods:addField( name, value )
    self.parts[#self.parts + 1] = table.concat(
    {
        "Content-Disposition: form-data; name=" .. quote( name ),
        "",
        value,
    }, "\r\n" )
end

function methods:addFile( name, filename, contentType, bytes )
    self.parts[#self.parts + 1] = table.concat(
    {
        "Content-Disposition: form-data; name=" .. quote( name ) .. "; filename=" .. quote( filename ),
        "Content-Type: " .. contentType,
        "",
        bytes,
    }, "\r\n" )
end

function methods:contentType()
    return "multipart/form-data; boundary=" .. self.boundary
end

function methods:toString()
    local pieces = {}
    for i = 1, #self.parts do
        pieces[#pieces + 1] = "--" .. self.boundary .. "\r\n" .. self.parts[i] .. "\r\n"
    end
    pieces[#pieces + 1] = "--" .. self.boundary .. "--\r\n"
    return table.concat( pieces )
end

function multipart.new()
    local boundary = string.format( "form-%08x%08x", math.random( 0, 2147483646 ), os.time() % 2147483647 )
    return setmetatable( { boundary = boundary, parts = {} }, { __index = methods } )
end

return multipart
