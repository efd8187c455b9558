-- A chat room that is asked for news again and again. When the server fails, the app waits longer each time.

local ui = require( "ui" )
local poller = require( "poller" )
local room = require( "room" )

ui.start()
local status = ui.header( nil, "Lobby", "Connecting" )
local view = room.new( { x = 16, y = 66, width = 288, height = 320 } )

local function say( text, colour )
    print( "Chat: " .. text )
    status.text = text
    ui.colour( status, colour or "quiet" )
end

local poll = poller.new(
{
    url = "https://chat.example.com/rooms/lobby/messages",
    interval = 400,
    longestWait = 4000,
    polls = 10,
    onMessages = function( messages )
        for i = 1, #messages do view:add( messages[i] ) end
        say( "Up to date  ·  " .. view.count .. " messages", "good" )
    end,
    onFailure = function( reason, wait )
        say( reason .. "  ·  again in " .. wait / 1000 .. " s", "bad" )
    end,
    onPause = function()
        say( "Paused: tap Go on to hear more" )
    end,
} )

local field = native.newTextField( 112, 414, 192, 32 )
field.placeholder = "Say something"
field.size = 14

local function send()
    local text = field.text
    if not text or text == "" then return end
    field.text = ""
    native.setKeyboardFocus( nil )
    poll:post( text, function( isSent )
        if isSent then view:add( { from = "You", text = text } ) else say( "Not sent: " .. text, "bad" ) end
    end )
end

field:addEventListener( "userInput", function( event )
    if event.phase == "submitted" then send() end
end )
ui.button( nil, { label = "Send", x = 260, y = 414, width = 88, height = 32, onRelease = send } )
ui.button( nil, { label = "Go on", x = 160, y = 455, isQuiet = true, onRelease = function() poll:start() end } )

-- The others see who is there.
poll:post( "joined the room", function( isSent )
    print( "Chat: " .. ( isSent and "joined the room" or "could not join" ) )
    poll:start()
end )
