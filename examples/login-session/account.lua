-- What members see: a card that fades in with their name and their telescope time.

local ui = require( "ui" )

local account = {}
local methods = {}

function methods:clear()
    display.remove( self.content )
    self.content = nil
end

function methods:show( data )
    self:clear()
    local content = display.newGroup()
    self.content = content
    local disc = display.newCircle( content, self.x + 40, self.y + 60, 24 )
    disc:setFillColor( unpack( ui.colours.line ) )
    ui.text( content, { text = data.name:sub( 1, 1 ):upper(), x = self.x + 40, y = self.y + 60, size = 22, bold = true, align = "center", colour = "accent" } )
    ui.text( content, { text = data.name, x = self.x + 78, y = self.y + 36, size = 17, bold = true } )
    ui.text( content, { text = data.telescope, x = self.x + 78, y = self.y + 60, size = 13, colour = "quiet" } )
    ui.text( content, { text = data.hours .. " hours left", x = self.x + 78, y = self.y + 84, size = 13, colour = "good" } )
    content.alpha = 0
    transition.to( content, { time = 300, alpha = 1 } )
end

function account.new( options )
    ui.card( nil, options.x, options.y, options.width, options.height )
    ui.text( nil, { text = "Members only", x = options.x + options.width - 14, y = options.y + 16, size = 11, align = "right", colour = "quiet" } )
    return setmetatable( { x = options.x, y = options.y }, { __index = methods } )
end

return account
