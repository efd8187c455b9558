-- Goes on to the next scene of the tour unless somebody touches the screen first.

local composer = require( "composer" )

local tour = {}
local pending

local function stop()
    if pending then timer.cancel( pending ) end
    pending = nil
end

-- Called when a scene has appeared.
function tour.wait( delay )
    stop()
    local names = composer.getVariable( "tour" )
    if not names or #names == 0 then return end
    pending = timer.performWithDelay( delay, function()
        pending = nil
        local name = table.remove( names, 1 )
        print( "Tour: " .. name )
        composer.gotoScene( name, { effect = "slideLeft", time = 250 } )
    end )
end

-- Called when a scene goes.
tour.stop = stop

Runtime:addEventListener( "touch", function( event )
    if event.phase ~= "began" then return end
    stop()
    composer.setVariable( "tour", {} )
end )

return tour
