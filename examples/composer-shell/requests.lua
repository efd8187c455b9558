-- The requests of one scene. What is still under way when the scene hides is cancelled, so that no answer comes to a
-- scene that is gone.

local requests = {}
local methods = {}

-- A userdata is a new one in each event, so requests are told apart by numbers of our own.
function methods:track( start, listener )
    self.last = self.last + 1
    local key = self.last
    local handle = start( function( event )
        if event.phase == "ended" then self.open[key] = nil end
        listener( event )
    end )
    if handle then self.open[key] = handle end
end

function methods:get( url, listener )
    self:track( function( hear ) return network.request( url, "GET", hear ) end, listener )
end

function methods:download( url, filename, listener )
    self:track( function( hear )
        return network.download( url, "GET", hear, filename, system.CachesDirectory )
    end, listener )
end

-- Returns how many there were.
function methods:cancelAll()
    local count = 0
    for key, handle in pairs( self.open ) do
        network.cancel( handle )
        self.open[key] = nil
        count = count + 1
    end
    return count
end

function requests.new()
    return setmetatable( { open = {}, last = 0 }, { __index = methods } )
end

return requests
