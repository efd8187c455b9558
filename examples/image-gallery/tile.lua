-- One picture of the gallery: waiting, running, shown, failed or cancelled.

local ui = require( "ui" )

local tile = {}

local address = "https://gallery.example.com/pictures/"
local directory = system.CachesDirectory
local retryDelay = 800

local function isThere( filename )
    local file = io.open( system.pathForFile( filename, directory ), "rb" )
    if file then file:close() end
    return file ~= nil
end

local methods = {}

function methods:set( state, line, colour )
    self.state = state
    self.line.text = line
    ui.colour( self.line, colour or "quiet" )
    if state ~= "running" then self.bar:show( nil ) end
    self.onChange()
end

-- The picture covers the tile and keeps its proportions.
function methods:show()
    local picture = display.newImage( self.pictures, self.filename, directory )
    if not picture then
        return self:set( "failed", "No picture", "bad" )
    end
    local scale = math.max( self.width / picture.width, self.height / picture.height )
    picture:scale( scale, scale )
    picture.alpha = 0
    -- The card's round corners would look out from under the picture.
    transition.to( picture, { time = 500, alpha = 1, onComplete = function() self.card.alpha = 0 end } )
    self:set( "shown", "" )
end

function methods:hear( event )
    if event.isError then
        print( self.filename .. ": " .. tostring( event.response ) )
        return self:set( "failed", "Tap to retry", "bad" )
    end
    if event.phase ~= "ended" then
        local share = event.bytesEstimated > 0 and event.bytesTransferred / event.bytesEstimated or 0
        self.bar:show( share )
        self.line.text = math.floor( share * 100 ) .. " %"
        return
    end
    if event.status == 200 then
        print( self.filename .. ": " .. event.bytesTransferred .. " bytes" )
        return self:show()
    end
    print( self.filename .. ": status " .. event.status )
    -- A server that is busy may have time in a moment.
    if event.status == 503 and self.attempts < 3 then
        self:set( "running", "Again…" )
        self.bar:show( 0 )
        self.wait = timer.performWithDelay( retryDelay, function() self:start() end )
        return
    end
    self:set( "failed", event.status == 404 and "Not found" or "Tap to retry", "bad" )
end

function methods:start()
    self.wait = nil
    if isThere( self.filename ) then
        print( self.filename .. ": from the cache" )
        return self:show()
    end
    self.attempts = self.attempts + 1
    self:set( "running", "Waiting" )
    self.bar:show( 0 )
    self.request = network.download(
        address .. self.filename,
        "GET",
        function( event ) self:hear( event ) end,
        { progress = "download" },
        self.filename,
        directory )
end

function methods:cancel()
    if self.state ~= "running" then return end
    if self.wait then timer.cancel( self.wait ) else network.cancel( self.request ) end
    self.wait = nil
    print( self.filename .. ": cancelled" )
    self:set( "cancelled", "Cancelled" )
end

function methods:retry()
    if self.state ~= "failed" and self.state ~= "cancelled" then return end
    self.attempts = 0
    self:start()
end

function methods:tap()
    if self.state == "running" then self:cancel() else self:retry() end
    return true
end

function tile.new( options )
    local self = setmetatable( {}, { __index = methods } )
    self.width, self.height = options.width, options.height
    self.onChange = options.onChange
    self.filename = options.name .. ".jpg"
    self.state, self.attempts = "waiting", 0

    local card = ui.card( nil, options.x, options.y, options.width, options.height )
    local left, centre = options.x, options.x + options.width / 2
    ui.text( nil, { text = options.name, x = centre, y = options.y + 30, size = 13, bold = true, align = "center" } )
    self.line = ui.text( nil, { x = centre, y = options.y + 50, size = 11, colour = "quiet", align = "center" } )
    self.bar = ui.bar( nil, left + 12, options.y + options.height - 14, options.width - 24 )
    self.pictures = display.newContainer( options.width, options.height )
    self.pictures.x, self.pictures.y = centre, options.y + options.height / 2
    self.card = card
    card:addEventListener( "tap", function() return self:tap() end )
    return self
end

return tile
