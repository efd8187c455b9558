local composer = require( "composer" )
local json = require( "json" )
local requests = require( "requests" )
local tour = require( "tour" )
local ui = require( "ui" )

local scene = composer.newScene()
local host = "https://shop.example.com/"
local rowHeight = 80

local function showPicture( row, item )
    local picture = display.newImageRect( row, item.picture, system.CachesDirectory, 64, 64 )
    if not picture then return end
    picture.x, picture.y = 56, row.middle
    picture.alpha = 0
    transition.to( picture, { time = 300, alpha = 1 } )
end

function scene:addItem( index, item )
    local top = 66 + ( index - 1 ) * ( rowHeight + 8 )
    local row = display.newGroup()
    self.view:insert( row )
    row.middle = top + rowHeight / 2
    ui.card( row, 16, top, 288, rowHeight )
    local frame = display.newRoundedRect( row, 56, row.middle, 64, 64, 6 )
    frame:setFillColor( unpack( ui.colours.line ) )
    ui.text( row, { text = item.name, x = 102, y = row.middle - 16, size = 15, bold = true } )
    ui.text( row, { text = item.price, x = 102, y = row.middle + 8, size = 13, colour = "accent" } )

    self.requests:download( host .. "pictures/" .. item.picture, item.picture, function( event )
        if event.isError or event.status ~= 200 then
            return print( "shop: no picture of " .. item.name )
        end
        print( "shop: picture of " .. item.name )
        showPicture( row, item )
    end )
end

function scene:create()
    self.status = ui.header( self.view, "Shop", "Loading" )
    ui.button( self.view, { label = "Back", x = 160, y = 452, isQuiet = true, onRelease = function()
        composer.gotoScene( "scenes.menu", { effect = "slideRight", time = 250 } )
    end } )
end

function scene:show( event )
    if event.phase ~= "did" then return end
    print( "shop: shown" )
    self.requests = requests.new()
    self.requests:get( host .. "items.json", function( answer )
        local list = not answer.isError and answer.status == 200 and json.decode( answer.response )
        if not list then
            self.status.text = "The shop is closed"
            return print( "shop: no list" )
        end
        self.status.text = #list.items .. " things for the next eclipse"
        for i = 1, #list.items do self:addItem( i, list.items[i] ) end
    end )
    tour.wait( 2000 )
end

function scene:hide( event )
    if event.phase ~= "will" then return end
    tour.stop()
    local count = self.requests and self.requests:cancelAll() or 0
    print( "shop: hidden, " .. count .. " requests cancelled" )
end

scene:addEventListener( "create", scene )
scene:addEventListener( "show", scene )
scene:addEventListener( "hide", scene )

return scene
