-- One asset, slice by slice, into a ".part" file. The slices that are there are not asked for again.

local crypto = require( "crypto" )
local lfs = require( "lfs" )
local store = require( "store" )

local download = {}
local slice = 8000

local function append( path, bytes )
    local file, problem = io.open( path, "ab" )
    if not file then return problem end
    file:write( bytes )
    file:close()
end

local function hashOf( path )
    local file = io.open( path, "rb" )
    if not file then return nil end
    local content = file:read( "*a" )
    file:close()
    return crypto.digest( crypto.sha256, content )
end

-- Nil when the part is what the manifest says, and has taken its place.
local function complete( asset, part )
    if hashOf( part ) ~= asset.sha256 then
        os.remove( part )
        return "wrong hash"
    end
    local isMoved, problem = os.rename( part, store.pathOf( asset.name ) )
    if not isMoved then return problem end
end

-- onProgress gets the bytes that are there, onEnd a problem or nil.
function download.start( url, asset, onProgress, onEnd )
    local part = store.pathOf( asset.name .. ".part" )
    local next

    local function listener( event )
        if event.isError then return onEnd( "no answer" ) end
        if event.status ~= 206 then return onEnd( "status " .. event.status ) end
        local problem = append( part, event.response )
        if problem then return onEnd( problem ) end
        next()
    end

    function next()
        local size = lfs.attributes( part, "size" ) or 0
        onProgress( size )
        if size >= asset.size then return onEnd( complete( asset, part ) ) end
        local last = math.min( size + slice, asset.size ) - 1
        print( asset.name .. ": bytes " .. size .. "-" .. last )
        network.request( url, "GET", listener,
        {
            headers = { [ "Range" ] = "bytes=" .. size .. "-" .. last },
            timeout = 20,
        } )
    end

    next()
end

return download
