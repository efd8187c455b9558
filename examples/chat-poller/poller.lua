-- Asks one address for new messages. Each failure doubles the wait up to a limit, a success brings it back.

local json = require( "json" )

local poller = {}
local methods = {}

-- The reason why an answer is of no use, or nil.
local function failureOf( event )
    if event.isError then return "No answer" end
    if event.status >= 500 then return "Server busy (" .. event.status .. ")" end
    if event.status ~= 200 then return "Refused (" .. event.status .. ")" end
end

function methods:hear( event )
    self.request = nil
    local failure = failureOf( event )
    local messages = not failure and json.decode( event.response )
    if type( messages ) ~= "table" then
        self.wait = math.min( self.failures == 0 and self.options.interval or self.wait * 2, self.options.longestWait )
        self.failures = self.failures + 1
        self.options.onFailure( failure or "Unreadable answer", self.wait )
    else
        self.failures, self.wait = 0, self.options.interval
        for i = 1, #messages do self.last = math.max( self.last, messages[i].id ) end
        self.options.onMessages( messages )
    end
    self:askLater()
end

function methods:askLater()
    if self.asked == self.options.polls then return self.options.onPause() end
    self.timer = timer.performWithDelay( self.wait, function()
        self.timer = nil
        self:ask()
    end )
end

function methods:ask()
    self.asked = self.asked + 1
    local url = self.options.url .. "?after=" .. self.last
    self.request = network.request( url, "GET", function( event ) self:hear( event ) end, { timeout = 1 } )
end

-- Asks at once, and then as often as the options say. Does nothing while it is at work.
function methods:start()
    if self.request or self.timer then return end
    self.asked = 0
    self:ask()
end

function methods:post( text, onEnd )
    local params =
    {
        headers = { [ "Content-Type" ] = "application/json; charset=UTF-8" },
        body = json.encode( { text = text } ),
    }
    network.request( self.options.url, "POST", function( event )
        onEnd( not event.isError and event.status == 201 )
    end, params )
end

function poller.new( options )
    return setmetatable( { options = options, wait = options.interval, failures = 0, last = 0, asked = 0 }, { __index = methods } )
end

return poller
