local composer = require( "composer" )
local json = require( "json" )
local requests = require( "requests" )
local tour = require( "tour" )
local ui = require( "ui" )

local scene = composer.newScene()

local function goTo( name )
    return function() composer.gotoScene( name, { effect = "slideLeft", time = 250 } ) end
end

function scene:create()
    local group = self.view
    ui.header( group, "Stargazer's shop", composer.getVariable( "greeting" ) )

    ui.card( group, 16, 66, 288, 150 )
    local sun = display.newCircle( group, 160, 141, 46 )
    sun:setFillColor( unpack( ui.colours.accent ) )
    local moon = display.newCircle( group, 160, 141, 42 )
    moon:setFillColor( unpack( ui.colours.page ) )

    ui.card( group, 16, 228, 288, 64 )
    ui.text( group, { text = "Offer of the day", x = 30, y = 248, size = 12, colour = "quiet" } )
    self.offer = ui.text( group, { text = "…", x = 30, y = 271, size = 15, bold = true } )

    ui.button( group, { label = "Shop", x = 160, y = 336, width = 288, height = 44, onRelease = goTo( "scenes.shop" ) } )
    ui.button( group, { label = "Settings", x = 160, y = 392, width = 288, height = 44, isQuiet = true, onRelease = goTo( "scenes.settings" ) } )
end

function scene:show( event )
    if event.phase ~= "did" then return end
    print( "menu: shown" )
    self.requests = requests.new()
    self.requests:get( "https://shop.example.com/offer.json", function( answer )
        local offer = not answer.isError and answer.status == 200 and json.decode( answer.response )
        self.offer.text = offer and offer.text or "None today"
        print( "menu: offer: " .. self.offer.text )
    end )
    tour.wait( 1500 )
end

function scene:hide( event )
    if event.phase ~= "will" then return end
    tour.stop()
    if self.requests then self.requests:cancelAll() end
end

scene:addEventListener( "create", scene )
scene:addEventListener( "show", scene )
scene:addEventListener( "hide", scene )

return scene
