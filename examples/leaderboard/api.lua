-- A client of the leaderboard: JSON both ways, each request signed with the player's secret.

local crypto = require( "crypto" )
local json = require( "json" )

local api = {}
local methods = {}

-- Method, path and body are signed, so that none of them can be changed on the way.
function methods:sign( method, path, body )
    return crypto.hmac( crypto.sha256, method .. "\n" .. path .. "\n" .. ( body or "" ), self.secret )
end

-- What a person can read, of an answer that is not fine.
local function describe( status, data )
    if status == 401 then return "401: not accepted" end
    if status == 422 and data.errors and data.errors[1] then
        return "422: " .. data.errors[1].field .. " " .. data.errors[1].problem
    end
    return tostring( status )
end

local function readAnswer( event )
    if event.isError then return { ok = false, data = {}, text = "no answer" } end
    local data = event.response ~= "" and json.decode( event.response ) or {}
    local ok = event.status >= 200 and event.status < 300
    return { ok = ok, status = event.status, data = data, text = describe( event.status, data ) }
end

-- onAnswer gets { ok, status, data, text }.
function methods:call( method, path, value, onAnswer )
    local body = value and json.encode( value )
    local params =
    {
        headers =
        {
            [ "Accept" ] = "application/json",
            [ "X-Player" ] = self.player,
            [ "X-Signature" ] = self:sign( method, path, body ),
        },
        body = body,
        timeout = 10,
    }
    if body then params.headers[ "Content-Type" ] = "application/json; charset=UTF-8" end
    return network.request( self.url .. path, method, function( event )
        onAnswer( readAnswer( event ) )
    end, params )
end

function api.new( url, player, secret )
    return setmetatable( { url = url, player = player, secret = secret }, { __index = methods } )
end

return api
