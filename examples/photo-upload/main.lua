-- A picture goes to the server twice: inside a form (multipart/form-data) built here, and as a file by network.upload().

local json = require( "json" )
local ui = require( "ui" )
local multipart = require( "multipart" )

local host = "https://photos.example.com"
local filename = "photo.jpg"

ui.start()
local status = ui.header( nil, "Photo upload", "Ready" )

ui.card( nil, 16, 66, 288, 222 )
local picture = display.newImageRect( filename, 264, 198 )
picture.x, picture.y = 160, 177

local function newRow( title, y )
    ui.card( nil, 16, y, 288, 60 )
    ui.text( nil, { text = title, x = 30, y = y + 20, size = 14, bold = true } )
    local row =
    {
        line = ui.text( nil, { text = "waiting", x = 290, y = y + 20, size = 12, colour = "quiet", align = "right" } ),
        bar = ui.bar( nil, 30, y + 43, 260 ),
    }
    row.bar:show( 0 )
    return row
end

local form, file = newRow( "As a form", 298 ), newRow( "As a file", 366 )
local requests = {}

local function readPicture()
    local path = system.pathForFile( filename, system.ResourceDirectory )
    local source, problem = io.open( path, "rb" )
    if not source then error( "The picture cannot be read: " .. tostring( problem ) ) end
    local bytes = source:read( "*a" )
    source:close()
    return bytes
end

local function finish( row, name, text, colour )
    print( name .. ": " .. text )
    row.line.text = text
    ui.colour( row.line, colour )
    status.text = name .. ": " .. text
end

-- Shows how much went out, and at the end what the server says.
local function follow( row, name, onEnd )
    return function( event )
        if event.isError then
            row.bar:show( nil )
            finish( row, name, "no answer", "bad" )
            return onEnd()
        end
        if event.phase ~= "ended" then
            local share = event.bytesEstimated > 0 and event.bytesTransferred / event.bytesEstimated or 0
            if event.phase == "began" then print( name .. ": " .. event.bytesEstimated .. " bytes to send" ) end
            row.bar:show( share )
            row.line.text = math.floor( share * 100 ) .. " %"
            return
        end
        local answer = json.decode( event.response ) or {}
        if event.status == 201 or event.status == 200 then
            row.bar:show( 1 )
            finish( row, name, tostring( answer.message or "sent" ), "good" )
        else
            row.bar:show( nil )
            finish( row, name, event.status .. ": " .. tostring( answer.message ), "bad" )
        end
        onEnd()
    end
end

local function sendFile()
    local params = { progress = "upload", headers = { [ "X-Album" ] = "eclipse" } }
    requests.file = network.upload( host .. "/photos/eclipse.jpg", "PUT",
        follow( file, "File", function()
            requests.file = nil
            print( "Photo upload: done" )
        end ),
        params, filename, system.ResourceDirectory, "image/jpeg" )
end

local function sendForm()
    local body = multipart.new()
    body:addField( "title", "Eclipse over the hills" )
    body:addField( "album", "eclipse" )
    body:addFile( "photo", filename, "image/jpeg", readPicture() )
    local params =
    {
        headers = { [ "Content-Type" ] = body:contentType() },
        body = body:toString(),
        bodyType = "binary",
        progress = "upload",
    }
    requests.form = network.request( host .. "/photos", "POST",
        follow( form, "Form", function()
            requests.form = nil
            sendFile()
        end ),
        params )
end

local function send()
    if requests.form or requests.file then return end
    sendForm()
end

local function cancel()
    for name, request in pairs( requests ) do
        network.cancel( request )
        requests[name] = nil
        status.text = "Cancelled"
    end
end

ui.button( nil, { label = "Cancel", x = 86, y = 453, isQuiet = true, onRelease = cancel } )
ui.button( nil, { label = "Send again", x = 234, y = 453, onRelease = send } )
send()
