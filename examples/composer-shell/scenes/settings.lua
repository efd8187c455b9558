local composer = require( "composer" )
local tour = require( "tour" )
local ui = require( "ui" )
local widget = require( "widget" )

local scene = composer.newScene()

function scene:create()
    local group = self.view
    ui.header( group, "Settings", "They are kept while the app runs" )

    ui.card( group, 16, 66, 288, 104 )
    ui.text( group, { text = "Your name", x = 30, y = 88, size = 13, colour = "quiet" } )

    ui.card( group, 16, 182, 288, 64 )
    ui.text( group, { text = "Tell me of eclipses", x = 30, y = 214, size = 15 } )
    local switch = widget.newSwitch(
    {
        style = "onOff",
        id = "eclipses",
        x = 262,
        y = 214,
        initialSwitchState = composer.getVariable( "eclipses" ) ~= false,
        onRelease = function( event )
            composer.setVariable( "eclipses", event.target.isOn )
            print( "settings: eclipses " .. ( event.target.isOn and "on" or "off" ) )
        end,
    } )
    group:insert( switch )

    ui.button( group, { label = "Back", x = 160, y = 452, isQuiet = true, onRelease = function()
        composer.gotoScene( "scenes.menu", { effect = "slideRight", time = 250 } )
    end } )
end

-- Native fields lie above everything, so this one is there only while the scene stands still.
function scene:show( event )
    if event.phase ~= "did" then return end
    print( "settings: shown" )
    local field = native.newTextField( 160, 130, 260, 34 )
    field.placeholder = "Name"
    field.size = 14
    field.text = composer.getVariable( "name" ) or ""
    field:addEventListener( "userInput", function( input )
        if input.phase ~= "ended" and input.phase ~= "submitted" then return end
        composer.setVariable( "name", field.text )
        composer.setVariable( "greeting", field.text ~= "" and "Welcome, " .. field.text or "Welcome" )
    end )
    self.field = field
    tour.wait( 1500 )
end

function scene:hide( event )
    if event.phase ~= "will" then return end
    tour.stop()
    display.remove( self.field )
    self.field = nil
end

scene:addEventListener( "create", scene )
scene:addEventListener( "show", scene )
scene:addEventListener( "hide", scene )

return scene
