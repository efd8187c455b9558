-- Sends the notes of a queue one by one, in their order. A note leaves the queue when the server has confirmed it.

local json = require( "json" )

local sender = {}
local methods = {}
local firstWait, longestWait = 500, 8000

function methods:fail( reason )
    self.wait = math.min( self.wait and self.wait * 2 or firstWait, longestWait )
    self.options.onFailure( reason, self.wait )
    self.timer = timer.performWithDelay( self.wait, function()
        self.timer = nil
        self:flush()
    end )
end

function methods:hear( note, event )
    self.request = nil
    if event.isError then return self:fail( "No answer" ) end
    if event.status ~= 201 then return self:fail( "Not taken (" .. event.status .. ")" ) end
    self.wait = nil
    self.options.queue:removeFirst()
    self.options.onSent( note )
    if self.options.queue:count() == 0 then return self.options.onEmpty() end
    self:flush()
end

function methods:flush()
    local note = self.options.queue:first()
    if not self.isOnline or self.request or self.timer or not note then return end
    -- The server knows by the key when a note comes a second time.
    local params =
    {
        headers =
        {
            [ "Content-Type" ] = "application/json; charset=UTF-8",
            [ "Idempotency-Key" ] = "note-" .. note.id,
        },
        body = json.encode( { text = note.text } ),
        timeout = 5,
    }
    self.request = network.request( self.options.url, "POST", function( event ) self:hear( note, event ) end, params )
end

function methods:goOnline()
    self.isOnline = true
    self:flush()
end

-- What is under way ends by itself; nothing new begins.
function methods:goOffline()
    self.isOnline = false
    if self.timer then timer.cancel( self.timer ) end
    self.timer, self.wait = nil, nil
end

function sender.new( options )
    return setmetatable( { options = options, isOnline = false }, { __index = methods } )
end

return sender
