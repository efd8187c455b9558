-- Requests of one server with its cookies. The library forgets cookies after each request, so they are kept here.

local json = require( "json" )
local url = require( "socket.url" )

local session = {}
local methods = {}

local function trim( text )
    return ( text:gsub( "^%s+", "" ):gsub( "%s+$", "" ) )
end

-- Several cookies come in one line; a comma inside a date ("Wed, 21 Oct") separates nothing.
local function eachCookie( line )
    return ( "," .. line ):gmatch( ",%s*([^=;,%s]+=[^,]*)" )
end

function methods:takeCookies( headers )
    for name, value in pairs( headers or {} ) do
        if name:lower() == "set-cookie" then
            for cookie in eachCookie( value ) do
                local key, content = cookie:match( "^([^=]+)=([^;]*)" )
                local isGone = cookie:lower():find( "max%-age=0" ) ~= nil
                self.cookies[trim( key )] = not isGone and trim( content ) or nil
            end
        end
    end
end

function methods:cookieCount()
    local count = 0
    for _ in pairs( self.cookies ) do count = count + 1 end
    return count
end

function methods:cookieLine()
    local pieces = {}
    for name, value in pairs( self.cookies ) do pieces[#pieces + 1] = name .. "=" .. value end
    table.sort( pieces )
    return #pieces > 0 and table.concat( pieces, "; " ) or nil
end

local function encodeForm( fields )
    local pieces = {}
    for name, value in pairs( fields ) do pieces[#pieces + 1] = url.escape( name ) .. "=" .. url.escape( value ) end
    table.sort( pieces )
    return table.concat( pieces, "&" )
end

local function headerOf( headers, wanted )
    for name, value in pairs( headers or {} ) do
        if name:lower() == wanted then return value end
    end
end

-- onAnswer gets { status, location, data }; the status is 0 when nobody answered.
function methods:send( method, path, fields, isFollowing, onAnswer )
    local params =
    {
        headers = { [ "Cookie" ] = self:cookieLine() },
        handleRedirects = isFollowing,
        timeout = 10,
    }
    if fields then
        params.headers[ "Content-Type" ] = "application/x-www-form-urlencoded"
        params.body = encodeForm( fields )
    end
    return network.request( self.host .. path, method, function( event )
        if event.isError then return onAnswer( { status = 0 } ) end
        self:takeCookies( event.responseHeaders )
        local isJson = ( headerOf( event.responseHeaders, "content-type" ) or "" ):find( "json", 1, true )
        onAnswer(
        {
            status = event.status,
            location = headerOf( event.responseHeaders, "location" ),
            data = isJson and json.decode( event.response ) or nil,
        } )
    end, params )
end

function session.new( host )
    return setmetatable( { host = host, cookies = {} }, { __index = methods } )
end

return session
