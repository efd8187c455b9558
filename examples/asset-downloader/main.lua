-- Downloads the game's assets in slices. What is there is kept: the next start goes on where this one stopped.

local json = require( "json" )
local ui = require( "ui" )
local store = require( "store" )
local download = require( "download" )

local host = "https://assets.example.com/"

ui.start()
local status = ui.header( nil, "Game data", "Reading the manifest" )
local rows = {}

local function say( text, colour )
    print( "Assets: " .. text )
    status.text = text
    ui.colour( status, colour or "quiet" )
end

local function addRow( index, asset )
    local y = 66 + ( index - 1 ) * 72
    ui.card( nil, 16, y, 288, 62 )
    ui.text( nil, { text = asset.name, x = 30, y = y + 20, size = 15, bold = true } )
    rows[asset.name] =
    {
        line = ui.text( nil, { x = 290, y = y + 20, size = 12, colour = "quiet", align = "right" } ),
        bar = ui.bar( nil, 30, y + 44, 260 ),
    }
end

local function show( asset, text, share, colour )
    local row = rows[asset.name]
    row.line.text = text
    ui.colour( row.line, colour or "quiet" )
    row.bar:show( share )
end

local function kilobytes( bytes )
    return string.format( "%.1f kB", bytes / 1000 )
end

local assets, isRunning = {}, false

local function finish( failures )
    isRunning = false
    if failures > 0 then return say( failures .. " of " .. #assets .. " are missing", "bad" ) end
    say( "Everything is there  ·  " .. store.count() .. " in the database", "good" )
end

-- One after the other, so that a slow line is not shared.
local function fetch( index, failures )
    local asset = assets[index]
    if not asset then return finish( failures ) end
    if store.has( asset ) then
        print( asset.name .. ": already there" )
        show( asset, kilobytes( asset.size ), 1, "good" )
        return fetch( index + 1, failures )
    end
    say( "Loading " .. asset.name )
    download.start( host .. asset.name, asset,
        function( bytes )
            show( asset, kilobytes( bytes ) .. " of " .. kilobytes( asset.size ), bytes / asset.size )
        end,
        function( problem )
            if problem then
                print( asset.name .. ": " .. problem )
                show( asset, problem, nil, "bad" )
                return fetch( index + 1, failures + 1 )
            end
            store.add( asset )
            print( asset.name .. ": complete, hash is right" )
            show( asset, kilobytes( asset.size ), 1, "good" )
            fetch( index + 1, failures )
        end )
end

local function readManifest( event )
    local manifest = not event.isError and event.status == 200 and json.decode( event.response )
    if not manifest then
        isRunning = false
        return say( "No manifest: " .. ( event.isError and event.response or event.status ), "bad" )
    end
    assets = manifest.assets
    for i = 1, #assets do
        if not rows[assets[i].name] then addRow( i, assets[i] ) end
        show( assets[i], "waiting", 0 )
    end
    fetch( 1, 0 )
end

local function start()
    if isRunning then return end
    isRunning = true
    network.request( host .. "manifest.json", "GET", readManifest )
end

local function startAnew()
    if isRunning then return end
    store.clear()
    start()
end

store.open()
ui.button( nil, { label = "Check", x = 86, y = 448, isQuiet = true, onRelease = start } )
ui.button( nil, { label = "Load anew", x = 234, y = 448, onRelease = startAnew } )
start()
