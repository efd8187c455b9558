-- The best scores as rows of a card.

local ui = require( "ui" )

local board = {}
local methods = {}
local rowHeight = 30

function methods:show( scores, ownName )
    display.remove( self.rows )
    self.rows = display.newGroup()
    for i = 1, math.min( #scores, 6 ) do
        local score = scores[i]
        local y = self.y + 20 + ( i - 1 ) * rowHeight
        local colour = score.name == ownName and "accent" or "text"
        ui.text( self.rows, { text = i .. ".", x = self.x + 14, y = y, size = 14, colour = "quiet" } )
        ui.text( self.rows, { text = score.name, x = self.x + 44, y = y, size = 15, colour = colour } )
        ui.text( self.rows, { text = tostring( score.score ), x = self.x + self.width - 14, y = y, size = 15, align = "right", colour = colour } )
    end
    self.rows.alpha = 0
    transition.to( self.rows, { time = 250, alpha = 1 } )
end

function board.new( options )
    ui.card( nil, options.x, options.y, options.width, options.height )
    return setmetatable( { x = options.x, y = options.y, width = options.width }, { __index = methods } )
end

return board
