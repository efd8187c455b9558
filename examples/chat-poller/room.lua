-- The messages of a room as a list that follows the newest.

local widget = require( "widget" )
local ui = require( "ui" )

local room = {}
local methods = {}
local rowHeight = 46

function methods:add( message )
    self.count = self.count + 1
    print( message.from .. ": " .. message.text )
    self.list:insertRow(
    {
        rowHeight = rowHeight,
        rowColor = { default = ui.colours.card, over = ui.colours.line },
        lineColor = ui.colours.line,
        params = message,
    } )
    if self.count * rowHeight > self.height then self.list:scrollToIndex( self.count, 200 ) end
end

local function renderRow( event )
    local row = event.row
    local message = row.params
    ui.text( row, { text = message.from, x = 14, y = 14, size = 11, bold = true, colour = message.from == "You" and "accent" or "quiet" } )
    ui.text( row, { text = message.text, x = 14, y = 31, size = 14 } )
end

function room.new( options )
    local self = setmetatable( { count = 0, height = options.height }, { __index = methods } )
    self.list = widget.newTableView(
    {
        left = options.x,
        top = options.y,
        width = options.width,
        height = options.height,
        backgroundColor = ui.colours.card,
        onRowRender = renderRow,
    } )
    return self
end

return room
