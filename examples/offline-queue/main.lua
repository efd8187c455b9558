-- Field notes that survive a dead spot: written to a file first, sent in their order when the server can be reached.

local ui = require( "ui" )
local queue = require( "queue" )
local sender = require( "sender" )

local samples = { "Corona seen at 11:42", "Two prominences, east limb", "Temperature down by 6 degrees" }

ui.start()
local status = ui.header( nil, "Field notes", "" )
local notes = queue.open( "queue.json" )
local rows = display.newGroup()
local sent = {}

local function addRow( index, text, state, colour )
    local y = 66 + ( index - 1 ) * 50
    ui.card( rows, 16, y, 288, 42 )
    ui.text( rows, { text = text, x = 30, y = y + 21, size = 13 } )
    ui.text( rows, { text = state, x = 290, y = y + 21, size = 12, align = "right", colour = colour } )
end

-- Those that were sent, newest last, and below them those that wait.
local function show()
    display.remove( rows )
    rows = display.newGroup()
    local waiting = notes:list()
    local first = math.max( 1, #sent + math.min( #waiting, 7 ) - 6 )
    local index = 1
    for i = first, #sent do
        addRow( index, sent[i], "sent", "good" )
        index = index + 1
    end
    for i = 1, #waiting do
        if index > 7 then break end
        addRow( index, waiting[i].text, "waits", "accent" )
        index = index + 1
    end
end

local function say( text, colour )
    print( "Notes: " .. text )
    status.text = text
    ui.colour( status, colour or "quiet" )
end

local outbox = sender.new(
{
    url = "https://notes.example.com/notes",
    queue = notes,
    onSent = function( note )
        print( "sent: " .. note.text )
        sent[#sent + 1] = note.text
        show()
    end,
    onFailure = function( reason, wait )
        say( reason .. "  ·  again in " .. wait / 1000 .. " s", "bad" )
    end,
    onEmpty = function()
        say( "Everything is sent", "good" )
    end,
} )

local function write( text )
    notes:add( text )
    show()
    outbox:flush()
end

local function onNetworkStatus( event )
    if event.isReachable then
        say( "Online  ·  " .. notes:count() .. " to send" )
        outbox:goOnline()
    else
        say( "Offline  ·  " .. notes:count() .. " wait", "bad" )
        outbox:goOffline()
    end
end

local written = 0
ui.button( nil, { label = "Write a note", x = 160, y = 448, width = 180, onRelease = function()
    written = written + 1
    write( "Note " .. written .. ", " .. os.date( "%H:%M:%S" ) )
end } )

if notes.isNew then
    for i = 1, #samples do notes:add( samples[i] ) end
end
show()
local connection = network.getConnectionStatus()
say( ( connection.isConnected and "Connected" or "No connection" ) .. "  ·  looking for the server" )
if network.canDetectNetworkStatusChanges then
    network.setStatusListener( "notes.example.com", onNetworkStatus )
else
    -- Nobody tells: try, and try again when it fails.
    outbox:goOnline()
end
